package dev.innovationpipeline.ingest.export.office;

import dev.innovationpipeline.ingest.evidence.CardEvidence;
import dev.innovationpipeline.ingest.export.content.ExportWriter;
import dev.innovationpipeline.ingest.export.content.ExportedCard;
import dev.innovationpipeline.ingest.export.content.ExportedRun;
import dev.innovationpipeline.ingest.export.content.Figures;
import dev.innovationpipeline.ingest.export.content.Figures.Chart;
import dev.innovationpipeline.ingest.export.content.Quotes;
import dev.innovationpipeline.ingest.export.flat.Table;
import dev.innovationpipeline.schema.result.CardField;
import dev.innovationpipeline.schema.result.Quote;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * A workbook with a sheet of cards, one of their quotes, one of runs, and one of charts where there
 * is something to count. Rows go to temporary files, so that memory does not grow with them.
 */
public final class WorkbookExport implements ExportWriter {

  private static final int ROWS_IN_MEMORY = 50;
  private static final int WIDTH_UNIT = 256;
  private static final int NARROW = 14;
  private static final int MEDIUM = 28;
  private static final int WIDE = 48;

  private static final Set<String> WIDE_COLUMNS =
      Stream.concat(
              Stream.of(CardField.values()).map(CardField::wireName),
              Stream.of("quotes", "quote", "marks", "losses", "model_words"))
          .collect(Collectors.toUnmodifiableSet());
  private static final Set<String> MEDIUM_COLUMNS =
      Set.of("run_id", "document", "title", "company_id", "place", "tags");

  private static final List<String> QUOTES =
      List.of(
          "run_id",
          "card",
          "title",
          "inspiration",
          "principle",
          "quote",
          "place",
          "passage",
          "verified");
  private static final List<String> RUNS =
      List.of(
          "run_id",
          "company_id",
          "company",
          "document",
          "started_at",
          "completed_at",
          "attempt",
          "cards",
          "losses");

  private final OutputStream out;
  private final SXSSFWorkbook workbook = new SXSSFWorkbook(ROWS_IN_MEMORY);
  private final Cells cells;
  private final SXSSFSheet cards;
  private final SXSSFSheet quotes;
  private final SXSSFSheet runs;
  private final Figures figures = new Figures();

  public WorkbookExport(OutputStream out) {
    this.out = out;
    workbook.setCompressTempFiles(true);
    cells = new Cells(workbook);
    cards = sheet("Cards", Table.COLUMNS);
    quotes = sheet("Quotes", QUOTES);
    runs = sheet("Runs", RUNS);
  }

  private SXSSFSheet sheet(String name, List<String> columns) {
    SXSSFSheet sheet = workbook.createSheet(name);
    for (int i = 0; i < columns.size(); i++) {
      String column = columns.get(i);
      int width =
          WIDE_COLUMNS.contains(column) ? WIDE : MEDIUM_COLUMNS.contains(column) ? MEDIUM : NARROW;
      sheet.setColumnWidth(i, width * WIDTH_UNIT);
    }
    Row row = sheet.createRow(0);
    for (int i = 0; i < columns.size(); i++) {
      cells.heading(row.createCell(i), heading(columns.get(i)));
    }
    sheet.createFreezePane(0, 1);
    return sheet;
  }

  private static String heading(String column) {
    String words = column.replace('_', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  @Override
  public void add(ExportedRun run) {
    for (ExportedCard card : run.cards()) {
      figures.add(card);
      append(cards, Table.row(run, card));
      CardEvidence evidence = card.evidence();
      if (evidence != null) {
        evidence.quotes().forEach(quote -> append(quotes, row(run, card, evidence, quote)));
      }
    }
    append(runs, row(run));
  }

  private static List<Object> row(
      ExportedRun run, ExportedCard card, CardEvidence evidence, Quote quote) {
    return known(
        run.id(),
        card.card().number(),
        card.title(),
        evidence.inspiration(),
        evidence.principle(),
        quote.text(),
        Quotes.place(quote),
        quote.passage(),
        quote.verified());
  }

  private static List<Object> row(ExportedRun run) {
    return known(
        run.id(),
        run.companyId(),
        run.company(),
        run.document(),
        Objects.toString(run.startedAt(), ""),
        Objects.toString(run.completedAt(), ""),
        run.attempt(),
        run.cards().size(),
        String.join("\n", run.losses()));
  }

  private static List<Object> known(@Nullable Object... values) {
    List<Object> row = new ArrayList<>();
    for (Object value : values) {
      row.add(value == null ? "" : value);
    }
    return row;
  }

  private void append(SXSSFSheet sheet, List<Object> values) {
    Row row = sheet.createRow(sheet.getLastRowNum() + 1);
    for (int i = 0; i < values.size(); i++) {
      cells.write(row.createCell(i), values.get(i));
    }
  }

  @Override
  public void finish() throws IOException {
    filter(cards, Table.COLUMNS);
    filter(quotes, QUOTES);
    filter(runs, RUNS);
    addFigures();
    workbook.write(out);
    out.flush();
  }

  /** Written as a whole: charts are drawn from cells that are there. */
  private void addFigures() {
    List<Chart> charts = figures.charts();
    if (!charts.isEmpty()) {
      SXSSFSheet sheet = workbook.createSheet("Figures");
      sheet.setColumnWidth(0, WIDE * WIDTH_UNIT);
      new FigureSheet(workbook.getXSSFWorkbook().getSheet("Figures"), cells).add(charts);
    }
  }

  private static void filter(SXSSFSheet sheet, List<String> columns) {
    sheet.setAutoFilter(new CellRangeAddress(0, sheet.getLastRowNum(), 0, columns.size() - 1));
  }

  @Override
  public void close() throws IOException {
    workbook.close();
    out.close();
  }
}
