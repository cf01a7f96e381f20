package dev.innovationpipeline.ingest.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One letter with all that is in it. */
@Component
class LetterReader {

  private final LetterTopics letters;

  LetterReader(LetterTopics letters) {
    this.letters = letters;
  }

  /**
   * A letter, its history and its body.
   *
   * @param value the body when it is text
   * @param valueBase64 the body when it is not
   */
  record WholeLetter(
      @JsonUnwrapped DeadLetterController.LetterAnswer summary,
      List<HeaderAnswer> headers,
      @Nullable String value,
      @Schema(description = "In place of value where that is no UTF-8")
          @Nullable String valueBase64) {}

  record HeaderAnswer(String name, @Nullable String value) {}

  Optional<WholeLetter> find(LetterId id) {
    if (letters.sourceOf(id.topic()) == null) {
      return Optional.empty();
    }
    Letter letter = letters.letters(List.of(id.topic())).get(id);
    if (letter == null) {
      return Optional.empty();
    }
    List<WholeLetter> found = new ArrayList<>();
    letters.read(
        List.of(id.topic()),
        message -> {
          if (LetterId.of(message).equals(id)) {
            found.add(whole(letter, message));
          }
        });
    return found.stream().findFirst();
  }

  private static WholeLetter whole(Letter letter, ConsumerRecord<byte[], byte[]> message) {
    List<HeaderAnswer> headers = new ArrayList<>();
    message
        .headers()
        .forEach(
            header ->
                headers.add(
                    new HeaderAnswer(
                        header.key(),
                        header.value() == null ? null : new String(header.value(), UTF_8))));
    byte[] value = message.value();
    String text = value == null ? null : text(value);
    return new WholeLetter(
        DeadLetterController.LetterAnswer.of(letter),
        headers,
        text,
        value == null || text != null ? null : Base64.getEncoder().encodeToString(value));
  }

  private static @Nullable String text(byte[] value) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
