package dev.innovationpipeline.systemtests.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/**
 * Makes requests of an OpenAPI document, each spoiled in one or more ways; equal seeds, equal
 * requests.
 */
final class SpoiledRequests {

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "a".repeat(3_000),
          "\u0000",
          "\ud83d",
          "\uffff",
          "\u202e\u2066",
          "🧀".repeat(400),
          "' OR 1=1 --",
          "${jndi:ldap://x/a}",
          "{{7*7}}",
          "<script>alert(1)</script>",
          "../../../../etc/passwd",
          "%00%zz",
          "-1",
          "1e400",
          "NaN",
          "9223372036854775808",
          "0001-01-01T00:00:00Z",
          "+999999999-12-31T23:59:59Z",
          "null",
          "[]",
          "\r\nX-Injected: 1");

  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "-1",
          "1e400",
          "1e-999999999",
          "123456789012345678901234567890",
          "[]",
          "{}",
          "[[[[[[[[]]]]]]]]",
          "{\"a\":{\"a\":{\"a\":{}}}}",
          "\"\"",
          "\"\\u0000\"",
          "\"\\ud83d\"",
          "[null,{},[],1,\"\"]");

  private static final List<String> HEADERS =
      List.of(
          "Content-Type: application/json",
          "Content-Type: text/html; charset=utf-7",
          "Content-Type: ;;;",
          "Content-Type: multipart/form-data",
          "Content-Encoding: gzip",
          "Accept: application/xml",
          "Accept: */*;q=x",
          "Accept-Language: " + "x,".repeat(500),
          "Authorization: Bearer",
          "Authorization: Bearer a b c",
          "Authorization: Basic !!!",
          "If-Match: *",
          "If-None-Match: \"\"",
          "Range: bytes=5-1",
          "Range: bytes=0-,0-,0-",
          "Last-Event-ID: 99999999999999999999-x",
          "X-HTTP-Method-Override: DELETE",
          "X-Forwarded-For: 1.1.1.1, ;",
          "X-Forwarded-Host: evil.example",
          "Cookie: a=b; a=c; =",
          "traceparent: 00-zz-zz-00",
          "Expect: 100-continue",
          "Origin: null");

  private static final int MAX_NESTING = 30_000;

  private record Operation(String method, String path, JsonNode described) {}

  private final List<Operation> operations = new ArrayList<>();
  private final JsonNode document;
  private final String host;

  SpoiledRequests(JsonNode document, String host) {
    this.document = document;
    this.host = host;
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method -> {
                          // It would empty the database again and again.
                          if (!path.getKey().endsWith("rebuild-database")) {
                            operations.add(
                                new Operation(
                                    method.getKey().toUpperCase(java.util.Locale.ROOT),
                                    path.getKey(),
                                    method.getValue()));
                          }
                        }));
  }

  int operations() {
    return operations.size();
  }

  byte[] next(long seed) {
    Random random = new Random(seed);
    Operation operation = any(operations, random);
    byte[] body = body(operation, random);
    StringBuilder head =
        new StringBuilder(random.nextInt(40) == 0 ? "PROPFIND" : operation.method())
            .append(' ')
            .append(target(operation, random))
            .append(" HTTP/1.1\r\nHost: ")
            .append(host)
            .append("\r\nConnection: close\r\n");
    if (random.nextInt(10) > 0) {
      head.append("Content-Type: ").append(type(operation)).append("\r\n");
    }
    for (int header = random.nextInt(4); header > 0; header--) {
      head.append(any(HEADERS, random)).append("\r\n");
    }
    head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head.toString().getBytes(UTF_8));
    bytes.writeBytes(body);
    return bytes.toByteArray();
  }

  private static String target(Operation operation, Random random) {
    StringBuilder target = new StringBuilder();
    String path = operation.path();
    while (path.indexOf('{') >= 0) {
      int from = path.indexOf('{');
      target.append(path, 0, from).append(segment(random));
      path = path.substring(path.indexOf('}') + 1);
    }
    target.append(path);
    char separator = '?';
    for (JsonNode parameter : operation.described().path("parameters")) {
      if (parameter.path("in").asString("").equals("query") && random.nextBoolean()) {
        for (int times = random.nextInt(5) == 0 ? 2 : 1; times > 0; times--) {
          target
              .append(separator)
              .append(parameter.path("name").asString(""))
              .append('=')
              .append(encoded(any(TEXTS, random), random));
          separator = '&';
        }
      }
    }
    if (random.nextInt(20) == 0) {
      target.append(separator).append("%");
    }
    return target.toString();
  }

  private static String segment(Random random) {
    return random.nextInt(3) == 0 ? "r-" + random.nextInt(20) : encoded(any(TEXTS, random), random);
  }

  private static String encoded(String text, Random random) {
    String encoded = URLEncoder.encode(text, UTF_8).replace("+", "%20");
    return encoded.isEmpty() && random.nextBoolean() ? "%20" : encoded;
  }

  private static String type(Operation operation) {
    return operation.described().path("requestBody").path("content").propertyNames().stream()
        .findFirst()
        .map(type -> type.startsWith("multipart") ? type + "; boundary=x" : type)
        .orElse("application/json");
  }

  private byte[] body(Operation operation, Random random) {
    JsonNode content = operation.described().path("requestBody").path("content");
    if (content.isMissingNode() && random.nextInt(4) > 0) {
      return new byte[0];
    }
    return switch (random.nextInt(12)) {
      case 0 -> "[".repeat(random.nextInt(MAX_NESTING)).getBytes(UTF_8);
      case 1 -> "{\"a\":".repeat(random.nextInt(MAX_NESTING)).getBytes(UTF_8);
      case 2 -> new byte[] {(byte) 0xc0, (byte) 0xaf, (byte) 0xff, (byte) 0xfe};
      case 3 -> ("\"" + "x".repeat(random.nextInt(1 << 21)) + "\"").getBytes(UTF_8);
      case 4 -> any(VALUES, random).getBytes(UTF_8);
      case 5 -> "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"".getBytes(UTF_8);
      default -> object(schema(content), random).getBytes(UTF_8);
    };
  }

  private JsonNode schema(JsonNode content) {
    JsonNode schema =
        content.isEmpty()
            ? content
            : content.properties().iterator().next().getValue().path("schema");
    String reference = schema.path("$ref").asString("");
    return reference.isEmpty()
        ? schema
        : document
            .path("components")
            .path("schemas")
            .path(reference.substring(reference.lastIndexOf('/') + 1));
  }

  private static String object(JsonNode schema, Random random) {
    List<String> fields = new ArrayList<>();
    for (String name : schema.path("properties").propertyNames()) {
      for (int times = random.nextInt(8) == 0 ? 2 : random.nextInt(6) == 0 ? 0 : 1;
          times > 0;
          times--) {
        fields.add("\"" + name + "\":" + value(schema.path("properties").path(name), random));
      }
    }
    return "{" + String.join(",", fields) + (random.nextInt(15) == 0 ? "" : "}");
  }

  private static String value(JsonNode described, Random random) {
    if (random.nextInt(3) > 0) {
      JsonNode example = described.path("example");
      return example.isMissingNode() ? "\"r-" + random.nextInt(20) + "\"" : example.toString();
    }
    return random.nextBoolean()
        ? any(VALUES, random)
        : tools.jackson.databind.node.StringNode.valueOf(any(TEXTS, random).replace("\ud83d", "?"))
            .toString();
  }

  private static <T> T any(List<T> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }
}
