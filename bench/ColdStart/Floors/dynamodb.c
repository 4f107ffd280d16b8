/*
 * The floor of a function that reads one item from DynamoDB: signs with SigV4 (AWS Signature Version 4, "Create a signed AWS API
 * request") and speaks through the system's OpenSSL, connected before the first event as our functions are.
 */
#include "runtime.h"
#include <netdb.h>
#include <openssl/hmac.h>
#include <openssl/sha.h>
#include <openssl/ssl.h>
#include <time.h>

#define TARGET "DynamoDB_20120810.GetItem"
#define SIGNED "content-type;host;x-amz-date;x-amz-security-token;x-amz-target"
#define TYPE "application/x-amz-json-1.0"

static SSL *secure;
static int channel;
static char host[128], host_name[64];
static const char *table, *key_id, *secret, *token, *region;

static const char *variable(const char *name) {
    const char *value = getenv(name);
    if (value == NULL) fail(name);
    return value;
}

static void start_tls(void) {
    SSL_CTX *context = SSL_CTX_new(TLS_client_method());
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER, NULL);
    SSL_CTX_set_default_verify_paths(context);
    secure = SSL_new(context);
    SSL_set_fd(secure, channel);
    SSL_set1_host(secure, host_name);
    SSL_set_tlsext_host_name(secure, host_name);
    if (SSL_connect(secure) != 1 || SSL_get_verify_result(secure) != X509_V_OK) fail("TLS");
}

static void prepare(void) {
    const char *endpoint = variable("AWS_ENDPOINT_URL_DYNAMODB");
    char scheme[8] = "", port[8] = "";
    struct addrinfo hints = {.ai_socktype = SOCK_STREAM}, *found = NULL;
    table = variable("PRODUCTS_TABLE");
    key_id = variable("AWS_ACCESS_KEY_ID");
    secret = variable("AWS_SECRET_ACCESS_KEY");
    token = variable("AWS_SESSION_TOKEN");
    region = variable("AWS_REGION");
    if (sscanf(endpoint, "%7[a-z]://%63[^:]:%7[0-9]", scheme, host_name, port) != 3) fail(endpoint);
    snprintf(host, sizeof host, "%s:%s", host_name, port);
    if (getaddrinfo(host_name, port, &hints, &found) != 0) fail(host_name);
    channel = connect_to(found->ai_addr, found->ai_addrlen);
    freeaddrinfo(found);
    if (strcmp(scheme, "https") == 0) start_tls();
}

static void hash(const char *text, char *hexadecimal) {
    unsigned char bytes[32];
    SHA256((const unsigned char *)text, strlen(text), bytes);
    for (int i = 0; i < 32; i++) sprintf(hexadecimal + 2 * i, "%02x", bytes[i]);
}

static void mac(const void *key, int length, const char *text, unsigned char *bytes) {
    HMAC(EVP_sha256(), key, length, (const unsigned char *)text, strlen(text), bytes, NULL);
}

static void sign(const char *body, const char *date, char *scope, char *signature) {
    char canonical[8192], digest[65], to_sign[512], secret_key[160];
    unsigned char key[32];
    snprintf(scope, 128, "%.8s/%s/dynamodb/aws4_request", date, region);
    hash(body, digest);
    snprintf(
        canonical, sizeof canonical,
        "POST\n/\n\ncontent-type:" TYPE "\nhost:%s\nx-amz-date:%s\nx-amz-security-token:%s\nx-amz-target:" TARGET "\n\n" SIGNED "\n%s",
        host, date, token, digest);
    hash(canonical, digest);
    snprintf(to_sign, sizeof to_sign, "AWS4-HMAC-SHA256\n%s\n%s\n%s", date, scope, digest);
    snprintf(secret_key, sizeof secret_key, "AWS4%s", secret);
    char day[9];
    snprintf(day, sizeof day, "%.8s", date);
    mac(secret_key, strlen(secret_key), day, key);
    mac(key, 32, region, key);
    mac(key, 32, "dynamodb", key);
    mac(key, 32, "aws4_request", key);
    mac(key, 32, to_sign, key);
    for (int i = 0; i < 32; i++) sprintf(signature + 2 * i, "%02x", key[i]);
}

static const char *exchange(const char *request, int length, char *text) {
    if (secure == NULL) {
        send_all(channel, request, length);
        return receive(channel, text);
    }
    if (SSL_write(secure, request, length) != length) fail("SSL_write");
    size_t filled = 0;
    const char *body = NULL;
    while (body == NULL) {
        int got = SSL_read(secure, text + filled, BUFFER_BYTES - 1 - filled);
        if (got <= 0) fail("SSL_read");
        filled += got;
        text[filled] = 0;
        body = whole_body(text, filled);
    }
    return body;
}

static const char *get_item(const char *id) {
    static char text[BUFFER_BYTES], request[16 * 1024];
    char body[1024], date[17], scope[128], signature[65];
    time_t now = time(NULL);
    snprintf(
        body, sizeof body,
        "{\"TableName\":\"%s\",\"Key\":{\"pk\":{\"S\":\"PRODUCT#%s\"},\"sk\":{\"S\":\"META\"}},\"ConsistentRead\":true}", table, id);
    strftime(date, sizeof date, "%Y%m%dT%H%M%SZ", gmtime(&now));
    sign(body, date, scope, signature);
    int length = snprintf(
        request, sizeof request,
        "POST / HTTP/1.1\r\nHost: %s\r\nContent-Type: " TYPE "\r\nX-Amz-Date: %s\r\nX-Amz-Security-Token: %s\r\nX-Amz-Target: " TARGET
        "\r\nAuthorization: AWS4-HMAC-SHA256 Credential=%s/%s, SignedHeaders=" SIGNED ", Signature=%s\r\nContent-Length: %zu\r\n\r\n%s",
        host, date, token, key_id, scope, signature, strlen(body), body);
    return exchange(request, length, text);
}

static int answer(const char *event, char *body, size_t size) {
    char id[128] = "", name[256] = "";
    const char *found = strstr(event, "\"pathParameters\":{\"id\":\"");
    if (found != NULL) sscanf(found + 24, "%127[^\"]", id);
    found = strstr(get_item(id), "\"productName\":{\"S\":\"");
    if (found != NULL) sscanf(found + 20, "%255[^\"]", name);
    return snprintf(
        body, size,
        "{\"statusCode\":200,\"headers\":{\"Content-Type\":\"application/json\"},"
        "\"body\":\"{\\\"id\\\":\\\"%s\\\",\\\"productName\\\":\\\"%s\\\"}\",\"isBase64Encoded\":false}", id, name);
}
