package dev.innovationpipeline.ingest.export.pdf;

import dev.innovationpipeline.ingest.export.content.ExportTitle;
import dev.innovationpipeline.ingest.export.content.ExportedCard;
import dev.innovationpipeline.ingest.export.content.ExportedRun;
import dev.innovationpipeline.ingest.export.content.Figures;
import dev.innovationpipeline.ingest.export.content.PlainText;
import dev.innovationpipeline.ingest.export.content.Revision;
import dev.innovationpipeline.ingest.export.content.Writing;
import dev.innovationpipeline.ingest.export.font.Typeface;
import dev.innovationpipeline.schema.result.Inspiration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The pages as XHTML. Every text from outside is escaped; nothing is loaded. */
final class PdfPages {

  private static final String FAMILIES =
      Arrays.stream(Typeface.values())
          .map(typeface -> "'" + typeface.family() + "'")
          .distinct()
          .collect(Collectors.joining(", "));

  private static final String STYLE =
      """
      @page { size: A4; margin: 20mm 18mm 18mm;
        @bottom-right { content: counter(page) " / " counter(pages); font-family: %1$s; font-size: 8pt; color: #67635a; } }
      body { font-family: %1$s; font-size: 10.5pt; line-height: 1.45; color: #1e1d1a; margin: 0; }
      h1 { font-size: 24pt; line-height: 1.2; color: #0f5c4a; margin: 0 0 2mm; }
      h2 { font-size: 15pt; line-height: 1.25; margin: 0 0 1mm; page-break-after: avoid; }
      h3 { font-size: 18pt; line-height: 1.25; color: #0f5c4a; margin: 8mm 0 2mm; page-break-after: avoid; }
      p { margin: 0 0 1.5mm; }
      .soft { color: #67635a; font-size: 9pt; }
      .card { border-top: 0.4mm solid #0f5c4a; padding: 4mm 0 6mm; page-break-inside: avoid; }
      .long { page-break-inside: auto; }
      .tagline { color: #67635a; margin-bottom: 2.5mm; }
      .label { color: #0f5c4a; font-weight: 700; font-size: 8.5pt; margin: 2mm 0 0; page-break-after: avoid; }
      .warning { color: #8a5200; font-size: 9pt; }
      .figure { page-break-inside: avoid; }
      .bars { width: 100%%; border-collapse: collapse; }
      .bars td { padding: 0.8mm 0; font-size: 9pt; }
      .bars .name { width: 62mm; }
      .bar { background: #0f5c4a; height: 3.5mm; }
      .count { width: 12mm; text-align: right; }
      .ground { font-size: 9pt; margin: 0 4mm 1mm; }
      [dir=rtl] { text-align: right; }
      """
          .formatted(FAMILIES);

  /** A card of more text may be broken over pages; it would leave most of one empty. */
  private static final int MAX_UNBROKEN_CHARS = 2_500;

  private final ExportTitle title;
  private final StringBuilder body = new StringBuilder();
  private final StringBuilder bookmarks = new StringBuilder();
  private final Figures figures = new Figures();
  private int anchors;

  PdfPages(ExportTitle title) {
    this.title = title;
    paragraphs("h1", null, title.heading());
    paragraphs("p", "soft", title.origin());
  }

  void add(ExportedRun run) {
    if (title.run() == null) {
      paragraphs("h3", null, run.company() + ": " + run.document());
    }
    paragraphs("p", "soft", "Run " + run.id());
    run.losses().forEach(loss -> paragraphs("p", "warning", loss));
    run.cards().forEach(this::add);
    if (!run.inspirations().isEmpty()) {
      paragraphs("h3", null, "Inspirations");
    }
    for (Inspiration inspiration : run.inspirations()) {
      paragraphs("h2", null, inspiration.title());
      paragraphs("p", null, inspiration.content());
      inspiration.keyElements().forEach(key -> paragraphs("p", "ground", "• " + key));
    }
  }

  private void add(ExportedCard card) {
    figures.add(card);
    String name =
        "%s%d. %s"
            .formatted(
                card.starred() ? "★ " : "", card.card().number(), PlainText.line(card.title()));
    String anchor = "card" + ++anchors;
    bookmarks.append("<bookmark name=\"%s\" href=\"#%s\"/>".formatted(escaped(name), anchor));
    int length = card.parts().stream().mapToInt(part -> part.text().length()).sum();
    body.append(
        "<div id=\"%s\" class=\"card%s\">"
            .formatted(anchor, length > MAX_UNBROKEN_CHARS ? " long" : ""));
    paragraphs("h2", null, name);
    paragraphs("p", "tagline", card.card().tagline());
    Revision revision = card.revision();
    if (revision != null) {
      paragraphs("p", "soft", revision.mark());
    }
    card.warnings().forEach(warning -> paragraphs("p", "warning", warning));
    for (ExportedCard.Part part : card.parts()) {
      String direction = Writing.isRightToLeft(part.text()) ? " dir=\"rtl\"" : "";
      body.append("<p class=\"label\"%s>%s</p>".formatted(direction, escaped(part.label())));
      paragraphs("p", null, part.text());
    }
    if (!card.grounds().isEmpty()) {
      paragraphs("p", "label", "Rests on");
      card.grounds().forEach(ground -> paragraphs("p", "ground", ground));
    }
    if (!card.replaced().isEmpty()) {
      paragraphs("p", "label", "As the model wrote it");
      card.replaced().forEach(text -> paragraphs("p", "ground", text));
    }
    body.append("</div>");
  }

  /** An element for each line of a text. */
  private void paragraphs(String element, @Nullable String style, String text) {
    for (String line : PlainText.paragraphs(text)) {
      body.append('<').append(element);
      if (style != null) {
        body.append(" class=\"").append(style).append('"');
      }
      if (Writing.isRightToLeft(line)) {
        body.append(" dir=\"rtl\"");
      }
      body.append('>').append(escaped(line)).append("</").append(element).append('>');
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** A table, which readers without eyes for bars understand, too. */
  private void add(Figures.Chart chart) {
    body.append("<div class=\"figure\">");
    paragraphs("h3", null, chart.title());
    paragraphs("p", "soft", chart.explanation());
    int most = chart.bars().stream().mapToInt(Figures.Bar::count).max().orElse(0);
    body.append("<table class=\"bars\">");
    for (Figures.Bar bar : chart.bars()) {
      body.append("<tr><td class=\"name\">%s</td><td>".formatted(escaped(bar.label())));
      if (bar.count() > 0) {
        body.append(
            "<div class=\"bar\" style=\"width: %d%%\"></div>".formatted(100 * bar.count() / most));
      }
      body.append("</td><td class=\"count\">%d</td></tr>".formatted(bar.count()));
    }
    body.append("</table></div>");
  }

  String html() {
    figures.charts().forEach(this::add);
    return """
    <html lang="en"><head><title>%s</title><meta name="subject" content="%s"/><style>%s</style>\
    <bookmarks>%s</bookmarks></head><body>%s</body></html>
    """
        .formatted(
            escaped(PlainText.line(title.heading())),
            escaped(PlainText.line(title.origin())),
            STYLE,
            bookmarks,
            body);
  }
}
