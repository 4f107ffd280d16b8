/* The floor of a function that calls nobody. */
#include "runtime.h"

static void prepare(void) {}

static int answer(const char *event, char *body, size_t size) {
    char path[128] = "";
    const char *found = strstr(event, "\"path\":\"");
    if (found != NULL) sscanf(found + 8, "%127[^\"]", path);
    return snprintf(
        body, size,
        "{\"statusCode\":404,\"headers\":{\"Content-Type\":\"application/problem+json\"},"
        "\"body\":\"{\\\"type\\\":\\\"not-found\\\",\\\"status\\\":404,\\\"instance\\\":\\\"%s\\\"}\",\"isBase64Encoded\":false}", path);
}
