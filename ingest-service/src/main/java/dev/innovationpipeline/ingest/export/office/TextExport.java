package dev.innovationpipeline.ingest.export.office;

import dev.innovationpipeline.ingest.export.chart.BarChart;
import dev.innovationpipeline.ingest.export.content.ExportTitle;
import dev.innovationpipeline.ingest.export.content.ExportWriter;
import dev.innovationpipeline.ingest.export.content.ExportedCard;
import dev.innovationpipeline.ingest.export.content.ExportedRun;
import dev.innovationpipeline.ingest.export.content.Figures;
import dev.innovationpipeline.ingest.export.content.Revision;
import dev.innovationpipeline.ingest.export.content.Writing;
import dev.innovationpipeline.ingest.export.office.Paragraphs.Style;
import dev.innovationpipeline.schema.result.Inspiration;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
import org.apache.poi.xwpf.usermodel.XWPFChart;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.jspecify.annotations.Nullable;

/** A text (DOCX) with headings, so that a reader finds cards in its outline. */
public final class TextExport implements ExportWriter {

  private static final int CHART_WIDTH = 15 * Units.EMU_PER_CENTIMETER;
  private static final int CHART_HEIGHT = 7 * Units.EMU_PER_CENTIMETER;

  private final ExportTitle title;
  private final OutputStream out;
  private final XWPFDocument document = new XWPFDocument();
  private final Figures figures = new Figures();
  private final Paragraphs paragraphs = new Paragraphs(document);

  public TextExport(ExportTitle title, OutputStream out) {
    this.title = title;
    this.out = out;
    document.getProperties().getCoreProperties().setTitle(title.heading());
    document.getProperties().getCoreProperties().setCreator("Innovation Pipeline");
    paragraphs.add(Style.TITLE, title.heading(), null);
    paragraphs.add(Style.SUBTITLE, title.origin(), null);
  }

  @Override
  public void add(ExportedRun run) {
    if (title.run() == null) {
      paragraphs.add(Style.HEADING_1, "%s: %s".formatted(run.company(), run.document()), null);
    }
    paragraphs.add(Style.SOFT, "Run " + run.id(), null);
    run.losses().forEach(loss -> paragraphs.add(Style.WARNING, loss, null));
    run.cards().forEach(this::add);
    if (!run.inspirations().isEmpty()) {
      paragraphs.add(Style.HEADING_1, "Inspirations", null);
    }
    for (Inspiration inspiration : run.inspirations()) {
      String language = Writing.of(inspiration.title() + inspiration.content()).language();
      paragraphs.add(Style.HEADING_2, inspiration.title(), language);
      paragraphs.add(Style.BODY, inspiration.content(), language);
      inspiration.keyElements().forEach(key -> paragraphs.add(Style.ITEM, key, language));
    }
  }

  private void add(ExportedCard card) {
    figures.add(card);
    String language = card.writing().language();
    String star = card.starred() ? "★ " : "";
    paragraphs.add(
        Style.HEADING_2, "%s%d. %s".formatted(star, card.card().number(), card.title()), language);
    paragraphs.add(Style.TAGLINE, card.card().tagline(), language);
    Revision revision = card.revision();
    if (revision != null) {
      paragraphs.add(Style.SOFT, revision.mark(), null);
    }
    card.warnings().forEach(warning -> paragraphs.add(Style.WARNING, warning, null));
    for (ExportedCard.Part part : card.parts()) {
      paragraphs.add(Style.LABEL, part.label(), null);
      paragraphs.add(Style.BODY, part.text(), language);
    }
    addAll("Rests on", card.grounds());
    addAll("As the model wrote it", card.replaced());
  }

  private void addAll(String label, List<String> lines) {
    if (!lines.isEmpty()) {
      paragraphs.add(Style.LABEL, label, null);
      lines.forEach(line -> paragraphs.add(Style.ITEM, line, languageOf(line)));
    }
  }

  private static @Nullable String languageOf(String line) {
    return Writing.of(line).language();
  }

  @Override
  public void finish() throws IOException {
    for (Figures.Chart chart : figures.charts()) {
      paragraphs.add(Style.HEADING_1, chart.title(), null);
      paragraphs.add(Style.SOFT, chart.explanation(), null);
      BarChart.draw(chart(), chart);
    }
    document.write(out);
    out.flush();
  }

  private XWPFChart chart() throws IOException {
    try {
      return document.createChart(CHART_WIDTH, CHART_HEIGHT);
    } catch (InvalidFormatException e) {
      throw new IOException("A chart has no place in the document.", e);
    }
  }

  @Override
  public void close() throws IOException {
    document.close();
    out.close();
  }
}
