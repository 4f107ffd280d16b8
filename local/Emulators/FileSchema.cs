namespace Ecommerce.Local.Emulators;

/// <summary>What a service's database file looks like.</summary>
/// <param name="Service">As it is called in words.</param>
/// <param name="ApplicationId">Marks the file as ours, so that another program's database is never written into.</param>
/// <param name="Tables">The statements that make the tables of a new file.</param>
internal sealed record FileSchema(string Service, long ApplicationId, long Version, string Tables)
{
    /// <summary>Creates the tables in a new file, or makes sure that an old file is ours and of this version.</summary>
    public void Ensure(Session session, string file)
    {
        var (application, version) = (session.Number("PRAGMA application_id"), session.Number("PRAGMA user_version"));
        if (application == 0 && version == 0 && session.Number("SELECT count(*) FROM sqlite_schema") == 0)
        {
            session.Execute(
                $"BEGIN IMMEDIATE; {Tables} PRAGMA application_id={ApplicationId}; PRAGMA user_version={Version}; COMMIT");
            return;
        }

        if (application != ApplicationId)
        {
            throw new InvalidDataException($"{file} is a database of another program, not of the local {Service}.");
        }

        if (version != Version)
        {
            throw new InvalidDataException(
                $"{file} has schema version {version}; this program knows {Version}. Use the other program, or reset the data.");
        }
    }
}
