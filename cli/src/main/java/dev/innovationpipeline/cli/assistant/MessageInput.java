package dev.innovationpipeline.cli.assistant;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.schema.wire.WireJson;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The messages of an assistant, one a line. The SDK stops reading at the first line that it cannot
 * take for a message, so it gets no such line: the assistant is told what is wrong with it, and the
 * next one is read. It also tells when the input has ended: the assistant is gone then.
 */
final class MessageInput extends InputStream {

  /** No tool takes long texts: documents are named, not sent. */
  static final int MAX_BYTES = 1 << 20;

  private final InputStream in;
  private final OutputStream out;
  private final McpJsonMapper json;
  private final CountDownLatch ended = new CountDownLatch(1);
  private byte[] message = {};
  private int taken;

  /**
   * @param out where the SDK writes answers, too; it locks the stream meanwhile
   */
  MessageInput(InputStream in, OutputStream out, McpJsonMapper json) {
    this.in = new BufferedInputStream(in);
    this.out = out;
    this.json = json;
  }

  void await() throws InterruptedException {
    ended.await();
  }

  @Override
  public int read() throws IOException {
    return hasMore() ? message[taken++] & 0xff : -1;
  }

  /** As much as there is, since the next message may be long in coming. */
  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!hasMore()) {
      return -1;
    }
    int count = Math.min(length, message.length - taken);
    System.arraycopy(message, taken, buffer, offset, count);
    taken += count;
    return count;
  }

  private boolean hasMore() throws IOException {
    if (taken < message.length) {
      return true;
    }
    boolean found = false;
    try {
      byte[] next = nextMessage();
      if (next != null) {
        message = next;
        taken = 0;
        found = true;
      }
      return found;
    } finally {
      if (!found) {
        ended.countDown();
      }
    }
  }

  /** Null at the end of the input. */
  private byte @Nullable [] nextMessage() throws IOException {
    for (byte[] line = nextLine(); line != null; line = nextLine()) {
      if (line.length > MAX_BYTES) {
        refuse(
            ErrorCodes.INVALID_REQUEST,
            null,
            "The line has more than " + MAX_BYTES + " bytes. Send a shorter message.");
        continue;
      }
      String text = new String(line, UTF_8).strip();
      if (!text.isEmpty() && isMessage(text)) {
        // JSON takes a carriage return for a blank, the SDK for the end of the line.
        return (text.replace('\r', ' ') + "\n").getBytes(UTF_8);
      }
    }
    return null;
  }

  /** Without its end; of a line that is too long only so much that this shows. */
  private byte @Nullable [] nextLine() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int each = in.read();
    if (each < 0) {
      return null;
    }
    for (; each >= 0 && each != '\n'; each = in.read()) {
      if (line.size() <= MAX_BYTES) {
        line.write(each);
      }
    }
    return line.toByteArray();
  }

  /** Asks the SDK itself; what it would not take is answered here. */
  private boolean isMessage(String text) throws IOException {
    try {
      McpSchema.deserializeJsonRpcMessage(json, text);
      return true;
    } catch (IOException | RuntimeException e) {
      answer(text);
      return false;
    }
  }

  private void answer(String text) throws IOException {
    JsonNode value;
    try {
      value = WireJson.MAPPER.readTree(text);
    } catch (JacksonException e) {
      refuse(
          ErrorCodes.PARSE_ERROR,
          null,
          "The line is not valid JSON. Send each message as one JSON object on a line of its own.");
      return;
    }
    boolean isAnswer = value.has("result") || value.has("error");
    refuse(
        ErrorCodes.INVALID_REQUEST,
        isAnswer ? null : value.get("id"),
        "The line is no message of JSON-RPC 2.0. Send an object with jsonrpc, method and, for an"
            + " answer, an id that is a text or a whole number; one a line, without a batch around"
            + " it.");
  }

  /**
   * @param id of the request; null or of another kind for none
   */
  private void refuse(int code, @Nullable JsonNode id, String reason) throws IOException {
    ObjectNode answer = WireJson.MAPPER.createObjectNode().put("jsonrpc", "2.0");
    answer.set(
        "id",
        id != null && (id.isString() || id.isIntegralNumber()) ? id : WireJson.MAPPER.nullNode());
    answer.putObject("error").put("code", code).put("message", reason);
    synchronized (out) {
      out.write((answer + "\n").getBytes(UTF_8));
      out.flush();
    }
  }
}
