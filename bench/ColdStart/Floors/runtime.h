/*
 * The smallest loop over the Lambda Runtime API: one connection, blocking, no error reports. It is a floor, not a peer: it searches
 * texts instead of parsing JSON and believes whatever it is sent.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

#define BUFFER_BYTES (256 * 1024)

/* What a floor does before its first event, and what it answers; the answer's length is the result. */
static void prepare(void);
static int answer(const char *event, char *body, size_t size);

static void fail(const char *what) {
    perror(what);
    exit(1);
}

static void send_all(int to, const char *bytes, size_t count) {
    while (count > 0) {
        ssize_t sent = send(to, bytes, count, MSG_NOSIGNAL);
        if (sent <= 0) fail("send");
        bytes += sent;
        count -= sent;
    }
}

/* Whether a whole answer with a Content-Length is in the text; gives its body. */
static const char *whole_body(const char *text, size_t filled) {
    const char *end = strstr(text, "\r\n\r\n");
    if (end == NULL) return NULL;
    const char *length = strcasestr(text, "content-length:");
    size_t wanted = length != NULL && length < end ? strtoul(length + 15, NULL, 10) : 0;
    return (size_t)(end + 4 - text) + wanted <= filled ? end + 4 : NULL;
}

static const char *receive(int from, char *text) {
    size_t filled = 0;
    const char *body = NULL;
    while (body == NULL) {
        ssize_t got = recv(from, text + filled, BUFFER_BYTES - 1 - filled, 0);
        if (got <= 0) fail("recv");
        filled += got;
        text[filled] = 0;
        body = whole_body(text, filled);
    }
    return body;
}

static int connect_to(struct sockaddr *address, socklen_t length) {
    int one = 1;
    int channel = socket(address->sa_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (channel < 0 || connect(channel, address, length) != 0) fail("connect");
    setsockopt(channel, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    return channel;
}

int main(void) {
    static char text[BUFFER_BYTES], body[BUFFER_BYTES], request[BUFFER_BYTES], next[512];
    const char *api = getenv("AWS_LAMBDA_RUNTIME_API");
    struct sockaddr_in address = {.sin_family = AF_INET};
    char host[64] = "";
    int port = 0;
    if (api == NULL || sscanf(api, "%63[^:]:%d", host, &port) != 2) return 1;
    address.sin_port = htons(port);
    inet_pton(AF_INET, host, &address.sin_addr);
    prepare();
    int channel = connect_to((struct sockaddr *)&address, sizeof address);
    int next_length = snprintf(next, sizeof next, "GET /2018-06-01/runtime/invocation/next HTTP/1.1\r\nHost: %s\r\n\r\n", api);
    while (1) {
        send_all(channel, next, next_length);
        const char *event = receive(channel, text);
        char id[128] = "";
        sscanf(strcasestr(text, "lambda-runtime-aws-request-id:") + 30, " %127[^\r]", id);
        int length = answer(event, body, sizeof body);
        int total = snprintf(
            request, sizeof request,
            "POST /2018-06-01/runtime/invocation/%s/response HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\n"
            "Content-Length: %d\r\n\r\n%.*s", id, api, length, length, body);
        send_all(channel, request, total);
        receive(channel, text);
    }
}
