package dev.innovationpipeline.ingest.export.flat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.ingest.export.content.ExportWriter;
import dev.innovationpipeline.ingest.export.content.ExportedCard;
import dev.innovationpipeline.ingest.export.content.ExportedRun;
import dev.innovationpipeline.ingest.export.content.PlainText;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;

/** A row for each card, as RFC 4180 has it, with the mark by which Excel knows UTF-8. */
public final class CsvExport implements ExportWriter {

  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final String END_OF_ROW = "\r\n";

  private final Writer out;

  public CsvExport(OutputStream out) throws IOException {
    this.out = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
    this.out.write(BYTE_ORDER_MARK);
    this.out.write(String.join(",", Table.COLUMNS) + END_OF_ROW);
  }

  @Override
  public void add(ExportedRun run) throws IOException {
    for (ExportedCard card : run.cards()) {
      out.write(line(Table.row(run, card)));
    }
  }

  private static String line(List<Object> cells) {
    return cells.stream().map(CsvExport::cell).collect(Collectors.joining(",")) + END_OF_ROW;
  }

  static String cell(Object value) {
    return value instanceof String text
        ? '"' + SafeCell.of(PlainText.of(text)).replace("\"", "\"\"") + '"'
        : value.toString();
  }

  @Override
  public void finish() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
