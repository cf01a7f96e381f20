package dev.innovationpipeline.ingest.share;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.ingest.export.content.ExportTitle;
import dev.innovationpipeline.ingest.export.content.PlainText;
import dev.innovationpipeline.ingest.export.content.Writing;
import dev.innovationpipeline.ingest.share.SharedCards.SharedCard;
import dev.innovationpipeline.ingest.share.SharedCards.SharedQuote;
import dev.innovationpipeline.ingest.share.SharedCards.SharedText;
import dev.innovationpipeline.schema.text.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.util.HtmlUtils;

/**
 * The page of a link: one document that loads nothing and runs nothing. Its policy admits its own
 * styles by their hash, and every text from outside is escaped.
 */
final class SharedPage {

  static final MediaType TYPE = new MediaType(MediaType.TEXT_HTML, UTF_8);

  private final String styles = styles();

  private static String styles() {
    try (InputStream file = SharedPage.class.getResourceAsStream("/ingest-share/share.css")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The header {@code Content-Security-Policy}. */
  String policy() {
    String hash =
        Base64.getEncoder().encodeToString(Sha256.digest().digest(styles.getBytes(UTF_8)));
    return "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        .formatted(hash);
  }

  String of(SharedCards shared) {
    return page(
        shared.title(),
        header(shared)
            + "<main>\n"
            + shared.cards().stream().map(SharedPage::card).collect(Collectors.joining())
            + "</main>\n"
            + "<footer><p>A language model wrote these cards from a document; people may have"
            + " edited them. This link shows these cards alone.</p></footer>\n");
  }

  /** Of a refusal. */
  String of(ProblemDetail problem) {
    String title = Objects.requireNonNullElse(problem.getTitle(), "No page");
    return page(
        title,
        "<main><h1>%s</h1>\n<p class=\"meta\">%s</p></main>\n"
            .formatted(
                escaped(title), escaped(Objects.requireNonNullElse(problem.getDetail(), ""))));
  }

  private String page(String title, String body) {
    return """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex, nofollow, noarchive">
    <meta name="color-scheme" content="light dark">
    <title>%s</title>
    <style>%s</style>
    </head>
    <body>
    %s</body>
    </html>
    """
        .formatted(escaped(PlainText.line(title)), styles, body);
  }

  private static String header(SharedCards shared) {
    int number = shared.cards().size();
    String meta =
        Stream.of(
                shared.company(),
                number == 1 ? "One card" : number + " cards",
                "Shared on " + ExportTitle.day(shared.sharedAt()),
                "Good until " + ExportTitle.day(shared.expiresAt()),
                shared.document() == null ? "" : "Quotes from " + shared.document())
            .filter(part -> !part.isBlank())
            .map(part -> "<bdi>" + escaped(PlainText.line(part)) + "</bdi>")
            .collect(Collectors.joining(" · "));
    return "<header><h1 dir=\"auto\">%s</h1>\n<p class=\"meta\">%s</p></header>\n"
        .formatted(escaped(PlainText.line(shared.title())), meta);
  }

  private static String card(SharedCard card) {
    StringBuilder html = new StringBuilder();
    html.append(
            "<article class=\"card\" aria-labelledby=\"card-%1$d\"%2$s>\n"
                .formatted(card.number(), language(card)))
        .append("<p class=\"number\">Card %d</p>\n".formatted(card.number()))
        .append(
            "<h2 id=\"card-%d\" dir=\"auto\">%s</h2>\n"
                .formatted(card.number(), escaped(PlainText.line(card.title()))));
    if (!card.tagline().isBlank()) {
      html.append(paragraphs("<p class=\"tagline\" dir=\"auto\">", card.tagline()));
    }
    if (!card.texts().isEmpty()) {
      html.append("<dl>\n");
      for (SharedText text : card.texts()) {
        html.append(
            "<dt lang=\"en\">%s</dt><dd>%s</dd>\n"
                .formatted(escaped(text.label()), paragraphs("<p dir=\"auto\">", text.text())));
      }
      html.append("</dl>\n");
    }
    list("What it rests on", card.reasons(), html);
    quotes(card.quotes(), html);
    return html.append("</article>\n").toString();
  }

  private static void list(String title, @Nullable List<String> lines, StringBuilder html) {
    if (lines == null || lines.isEmpty()) {
      return;
    }
    html.append("<h3 lang=\"en\">%s</h3>\n<ul>\n".formatted(title));
    lines.forEach(
        line -> html.append("<li dir=\"auto\">%s</li>\n".formatted(escaped(PlainText.line(line)))));
    html.append("</ul>\n");
  }

  private static void quotes(@Nullable List<SharedQuote> quotes, StringBuilder html) {
    if (quotes == null || quotes.isEmpty()) {
      return;
    }
    html.append("<h3 lang=\"en\">From the document</h3>\n");
    for (SharedQuote quote : quotes) {
      html.append(
          "<blockquote dir=\"auto\">%s<cite lang=\"en\"><bdi>%s</bdi></cite></blockquote>\n"
              .formatted(
                  "<p>" + escaped("“" + PlainText.line(quote.text()) + "”") + "</p>",
                  escaped(quote.place())));
    }
  }

  /**
   * @param start of each
   */
  private static String paragraphs(String start, String text) {
    return PlainText.paragraphs(text).stream()
        .map(paragraph -> start + escaped(paragraph) + "</p>")
        .collect(Collectors.joining("\n"));
  }

  /** As an attribute; fonts of ideographs depend on it. */
  private static String language(SharedCard card) {
    String texts =
        Stream.concat(
                Stream.of(card.title(), card.tagline()),
                card.texts().stream().map(SharedText::text))
            .collect(Collectors.joining("\n"));
    String language = Writing.of(texts).language();
    return language == null ? "" : " lang=\"" + language + "\"";
  }

  private static String escaped(String text) {
    return HtmlUtils.htmlEscape(text, "UTF-8");
  }
}
