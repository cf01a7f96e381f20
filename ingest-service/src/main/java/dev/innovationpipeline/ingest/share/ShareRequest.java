package dev.innovationpipeline.ingest.share;

import dev.innovationpipeline.ingest.problem.RequestFields;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import tools.jackson.databind.JsonNode;

/** A valid request for a link. */
record ShareRequest(
    List<Integer> cards,
    @Nullable String title,
    @Nullable String note,
    boolean quotes,
    boolean reasons,
    Instant expiresAt) {

  private static final int MAX_CARDS = 100;
  private static final int MAX_TITLE_LENGTH = 200;
  private static final int MAX_NOTE_LENGTH = 500;
  private static final int MAX_TIME_LENGTH = 40;

  /** The body as documents of the API show it. */
  @Schema(name = "ShareRequest")
  record Shape(
      @Schema(description = "The numbers of the cards; left out: all", example = "[1,3]")
          @Nullable List<Integer> cards,
      @Schema(description = "The heading of the page", example = "Ideas for the autumn range")
          @Nullable String title,
      @Schema(
              description = "For lists of links, such as for whom it is; not on the page",
              example = "for the agency")
          @Nullable String note,
      @Schema(
              description =
                  "How long it is good, such as 12h or 7d; left out, and expires_at too: 30 days"
                      + " (pipeline.shares.default-expiry)",
              example = "7d")
          @Nullable String expiresIn,
      @Schema(description = "Until when it is good, in place of expires_in")
          @Nullable Instant expiresAt,
      @Schema(
              description = "Whether quotes of the document are shown, with their places",
              defaultValue = "true")
          @Nullable Boolean includeQuotes,
      @Schema(
              description = "Whether each card's inspiration and principle are shown",
              defaultValue = "false")
          @Nullable Boolean includeReasons) {}

  /**
   * @throws org.springframework.web.ErrorResponseException 400 with every wrong field
   */
  static ShareRequest read(byte[] body, ShareSettings settings, Instant now) {
    RequestFields fields = RequestFields.read(body);
    ShareRequest request =
        new ShareRequest(
            cards(fields),
            fields.optional("title", MAX_TITLE_LENGTH),
            fields.optional("note", MAX_NOTE_LENGTH),
            !Boolean.FALSE.equals(fields.optionalBoolean("include_quotes")),
            Boolean.TRUE.equals(fields.optionalBoolean("include_reasons")),
            expiry(fields, settings, now));
    fields.refuseIfWrong();
    return request;
  }

  private static List<Integer> cards(RequestFields fields) {
    TreeSet<Integer> numbers = new TreeSet<>();
    for (JsonNode each : fields.optionalArray("cards", MAX_CARDS)) {
      if (!each.isIntegralNumber() || !each.canConvertToInt() || each.intValue() < 1) {
        fields.wrong("cards", "must be numbers of cards, such as [1, 3]");
        return List.of();
      }
      numbers.add(each.intValue());
    }
    if (numbers.isEmpty() && fields.has("cards")) {
      fields.wrong("cards", "must name a card; leave it out for all of them");
    }
    return List.copyOf(numbers);
  }

  private static Instant expiry(RequestFields fields, ShareSettings settings, Instant now) {
    String in = fields.optional("expires_in", MAX_TIME_LENGTH);
    String at = fields.optional("expires_at", MAX_TIME_LENGTH);
    if (in != null && at != null) {
      fields.wrong("expires_at", "must be left out beside expires_in");
    }
    Instant latest = now.plus(settings.maxExpiry());
    Instant expiry =
        in != null
            ? after(in, fields, now)
            : at != null ? time(at, fields) : now.plus(settings.defaultExpiry());
    String field = in == null ? "expires_at" : "expires_in";
    if (expiry == null) {
      return now;
    }
    if (!expiry.isAfter(now)) {
      fields.wrong(field, "must be in the future");
    } else if (expiry.isAfter(latest)) {
      fields.wrong(
          field,
          "must be within %d days (pipeline.shares.max-expiry), until %s"
              .formatted(settings.maxExpiry().toDays(), latest));
    }
    return expiry;
  }

  private static @Nullable Instant after(String text, RequestFields fields, Instant now) {
    try {
      Duration length = DurationStyle.detectAndParse(text);
      return now.plus(length);
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
      fields.wrong("expires_in", "must be a time such as 12h or 7d");
      return null;
    }
  }

  private static @Nullable Instant time(String text, RequestFields fields) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      fields.wrong("expires_at", "must be a time such as 2027-06-30T00:00:00Z");
      return null;
    }
  }
}
