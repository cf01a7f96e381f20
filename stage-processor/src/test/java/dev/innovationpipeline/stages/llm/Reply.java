package dev.innovationpipeline.stages.llm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/** What the fake provider does with a call. */
@FunctionalInterface
interface Reply {

  void send(Socket socket) throws IOException;

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

  /** Tells by the latch that the client hung up. */
  static Reply hangAndTell(CountDownLatch hungUp) {
    return socket -> {
      try {
        hang().send(socket);
      } finally {
        hungUp.countDown();
      }
    };
  }

  /** A byte now and then, so that no read times out. */
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
