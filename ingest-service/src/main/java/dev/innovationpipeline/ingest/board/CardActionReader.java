package dev.innovationpipeline.ingest.board;

import dev.innovationpipeline.ingest.board.CardAction.Comment;
import dev.innovationpipeline.ingest.board.CardAction.Rating;
import dev.innovationpipeline.ingest.note.Tags;
import dev.innovationpipeline.ingest.problem.RequestFields;
import dev.innovationpipeline.schema.result.CardStatus;
import dev.innovationpipeline.schema.text.RunId;
import dev.innovationpipeline.schema.text.UntrustedText;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what somebody does to cards from the fields of a request. */
final class CardActionReader {

  static final int MAX_STARS = 5;
  static final int MAX_REASON_CHARS = 1_000;
  static final int MAX_COMMENT_CHARS = 4_000;
  private static final int MAX_TAGS = 20;
  private static final int MAX_ID_CHARS = 64;

  private CardActionReader() {}

  static CardAction read(RequestFields fields) {
    return new CardAction(
        fields.optionalBoolean("starred"),
        status(fields, false),
        tags(fields, "add_tags", Tags::parseNew),
        tags(fields, "remove_tags", Tags::parse),
        rating(fields, false),
        comment(fields, false));
  }

  static @Nullable CardStatus status(RequestFields fields, boolean required) {
    String named = fields.optional("status", MAX_ID_CHARS);
    if (named == null) {
      if (required) {
        fields.wrong("status", "is required");
      }
      return null;
    }
    CardStatus status = CardStatus.parse(named).orElse(null);
    if (status == null) {
      fields.wrong("status", "must be new, shortlisted, in_work or dropped");
    }
    return status;
  }

  private static List<String> tags(
      RequestFields fields, String name, Function<String, Optional<String>> parse) {
    List<Optional<String>> tags = fields.optionalTexts(name, MAX_TAGS).stream().map(parse).toList();
    if (tags.stream().anyMatch(Optional::isEmpty)) {
      fields.wrong(name, "each " + Tags.RULE);
    }
    return tags.stream().flatMap(Optional::stream).distinct().toList();
  }

  static @Nullable Rating rating(RequestFields fields, boolean required) {
    String reason = text(fields, "reason", MAX_REASON_CHARS);
    Integer stars =
        required
            ? Integer.valueOf(fields.requiredInteger("stars", 1, MAX_STARS))
            : fields.optionalInteger("stars");
    if (stars == null) {
      if (reason != null) {
        fields.wrong("stars", "is required with a reason");
      }
      return null;
    }
    if (stars < 1 || stars > MAX_STARS) {
      fields.wrong("stars", "must be a whole number from 1 to " + MAX_STARS);
    }
    return new Rating(stars, reason);
  }

  /** The id of a repeated request is the same; without one, each request adds a comment. */
  static @Nullable Comment comment(RequestFields fields, boolean required) {
    String id = fields.optional("comment_id", MAX_ID_CHARS);
    if (id != null && RunId.isDotSegment(id)) {
      fields.wrong("comment_id", RunId.DOT_SEGMENT);
    }
    String text = text(fields, "comment", MAX_COMMENT_CHARS);
    if (text == null) {
      if (required) {
        fields.wrong("comment", "is required");
      }
      return null;
    }
    return new Comment(id == null ? UUID.randomUUID().toString() : id, text);
  }

  private static @Nullable String text(RequestFields fields, String name, int max) {
    String raw = fields.optionalRaw(name);
    if (raw == null) {
      return null;
    }
    String text = raw.strip();
    if (text.isEmpty() || text.length() > max || !UntrustedText.isClean(text)) {
      fields.wrong(name, "must have 1 to " + max + " characters and no control characters");
      return null;
    }
    return text;
  }
}
