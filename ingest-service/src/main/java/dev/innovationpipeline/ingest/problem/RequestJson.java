package dev.innovationpipeline.ingest.problem;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.ingest.problem.Problems.FieldError;
import dev.innovationpipeline.schema.wire.WireJson;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

/** Reads bodies as RFC 8259 has them, and no other way that some parser would take. */
final class RequestJson {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** Of two values of one name, readers may take either, so that none is taken. */
  private static final JsonMapper STRICT =
      WireJson.MAPPER.rebuild().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY).build();

  private RequestJson() {}

  /**
   * @throws org.springframework.web.ErrorResponseException 400 when it is no object
   */
  static JsonNode object(byte[] body) {
    try {
      JsonNode json = STRICT.readTree(text(body));
      if (json != null && json.isObject()) {
        return json;
      }
      throw Problems.invalid(List.of(new FieldError("body", "must be a JSON object")));
    } catch (MismatchedInputException e) {
      throw Problems.invalid(List.of(surplus(e)));
    } catch (JacksonException e) {
      throw Problems.invalid(
          List.of(
              new FieldError(
                  "body", "is not readable as JSON: " + withoutCode(e.getOriginalMessage()))));
    } catch (CharacterCodingException e) {
      throw Problems.invalid(List.of(new FieldError("body", "must be JSON in UTF-8")));
    }
  }

  /** A tree takes all kinds of values, but no name twice, and nothing after its end. */
  private static FieldError surplus(MismatchedInputException e) {
    StringBuilder field = new StringBuilder();
    if (e.processor() instanceof JsonParser parser) {
      for (JsonPointer at = parser.streamReadContext().pathAsPointer();
          !at.matches();
          at = at.tail()) {
        field.append(
            at.mayMatchElement()
                ? "[" + at.getMatchingIndex() + "]"
                : (field.isEmpty() ? "" : ".") + at.getMatchingProperty());
      }
    }
    return field.isEmpty()
        ? new FieldError("body", "must be one JSON object, with nothing after it")
        : new FieldError(field.toString(), "is there twice; leave one of the two out");
  }

  /** The words of a message before it names classes, for those who change the program. */
  private static String withoutCode(String message) {
    int code = message.indexOf('`');
    int end = Math.max(message.lastIndexOf(',', code), message.lastIndexOf(':', code));
    if (code < 0 || end < 0) {
      return message;
    }
    String words = message.substring(0, end);
    return words.lastIndexOf('(') > words.lastIndexOf(')') ? words + ")" : words;
  }

  /** UTF-8 and nothing else; a mark of the byte order is passed over. */
  private static String text(byte[] body) throws CharacterCodingException {
    String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }
}
