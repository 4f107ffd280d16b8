namespace Ecommerce.Iam;

/// <summary>How far the wildcards of a pattern reach.</summary>
internal enum PatternScope
{
    /// <summary>Over anything, as in <c>StringLike</c> and in the resource part of an ARN.</summary>
    Text,

    /// <summary>
    /// A Resource element: within a part of the ARN, but that a <c>*</c> at the end of a part also reaches over the parts after it.
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
    /// </summary>
    Resource,

    /// <summary>
    /// <c>ArnLike</c>: each of the six parts is compared by itself.
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
    /// </summary>
    Arn,
}
