package dev.innovationpipeline.processor.llm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The reaction of the fake provider to a call. */
@FunctionalInterface
interface Reply {

  String USAGE_CHUNK =
      "data: {\"model\":\"served/model\",\"choices\":[],\"usage\":{\"prompt_tokens\":1200,"
          + "\"completion_tokens\":345,\"cost\":0.0123}}";

  void send(Socket socket) throws IOException;

  /** Sends both on the same connection. */
  default Reply then(Reply next) {
    return socket -> {
      send(socket);
      next.send(socket);
    };
  }

  static Reply http(int status, String body, String... headers) {
    return socket -> {
      socket.getOutputStream().write(head(status, body.getBytes(UTF_8).length, headers));
      socket.getOutputStream().write(body.getBytes(UTF_8));
    };
  }

  static Reply answer(String content, String... headers) {
    return http(200, answerBody(content, "stop"), headers);
  }

  static Reply finishing(String finishReason, String content) {
    return http(200, answerBody(content, finishReason));
  }

  static Reply error(int status, String message, String... headers) {
    return http(
        status, "{\"error\":{\"code\":%d,\"message\":\"%s\"}}".formatted(status, message), headers);
  }

  /** Server-sent events; the connection ends after them. */
  static Reply events(String... events) {
    return socket -> {
      socket
          .getOutputStream()
          .write(
              ("HTTP/1.1 200 OK\r\nConnection: close\r\n"
                      + "Content-Type: text/event-stream; charset=utf-8\r\n\r\n")
                  .getBytes(UTF_8));
      for (String event : events) {
        socket.getOutputStream().write((event + "\n\n").getBytes(UTF_8));
      }
    };
  }

  /** Further text on a connection whose reply has begun. */
  static Reply bytes(String text) {
    return socket -> socket.getOutputStream().write(text.getBytes(UTF_8));
  }

  /** A complete streamed answer, one chunk for each word. */
  static Reply stream(String... words) {
    List<String> events = new ArrayList<>(List.of(": OPENROUTER PROCESSING"));
    for (String word : words) {
      events.add(delta(word, null));
    }
    events.add(delta("", "stop"));
    events.add(USAGE_CHUNK);
    events.add("data: [DONE]");
    return events(events.toArray(String[]::new));
  }

  static String delta(String content, @Nullable String finishReason) {
    return """
    data: {"id":"gen-1","model":"served/model","choices":[{"index":0,"delta":{"content":%s},\
    "finish_reason":%s}]}\
    """
        .formatted(
            JsonMapper.shared().writeValueAsString(content),
            finishReason == null ? "null" : "\"" + finishReason + "\"");
  }

  /** Never answers; ends when the client hangs up. */
  static Reply hang() {
    return socket -> {
      int hungUp = socket.getInputStream().read();
      if (hungUp >= 0) {
        throw new IOException("a second request on a connection that waits");
      }
    };
  }

  static Reply hangUntil(CountDownLatch released, Reply then) {
    return socket -> {
      try {
        released.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      then.send(socket);
    };
  }

  /** Never answers; releases the latch when the client hangs up. */
  static Reply hangAndTell(CountDownLatch hungUp) {
    return socket -> {
      try {
        hang().send(socket);
      } finally {
        hungUp.countDown();
      }
    };
  }

  /** Sends a byte at short intervals, so that no single read times out. */
  static Reply drip() {
    return socket -> {
      socket.getOutputStream().write(head(200, 1_000_000));
      CountDownLatch never = new CountDownLatch(1);
      try {
        while (!never.await(10, TimeUnit.MILLISECONDS)) {
          socket.getOutputStream().write(' ');
        }
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    };
  }

  /** Closing with a zero linger sends RST. */
  static Reply reset() {
    return socket -> socket.setSoLinger(true, 0);
  }

  static Reply cutOff() {
    String body = answerBody("fine", "stop");
    return socket -> {
      socket.getOutputStream().write(head(200, body.length()));
      socket.getOutputStream().write(body.substring(0, body.length() / 2).getBytes(UTF_8));
    };
  }

  private static byte[] head(int status, int length, String... headers) {
    StringBuilder head =
        new StringBuilder("HTTP/1.1 %d Status\r\nConnection: close\r\n".formatted(status))
            .append("Content-Length: ")
            .append(length)
            .append("\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    return head.append("\r\n").toString().getBytes(UTF_8);
  }

  private static String answerBody(String content, String finishReason) {
    return """
    {"id":"gen-1","model":"served/model","choices":[{"index":0,"finish_reason":"%s",
    "message":{"role":"assistant","content":%s,"refusal":null}}],
    "usage":{"prompt_tokens":1200,"completion_tokens":345,"total_tokens":1545,"cost":0.0123}}\
    """
        .formatted(finishReason, JsonMapper.shared().writeValueAsString(content));
  }
}
