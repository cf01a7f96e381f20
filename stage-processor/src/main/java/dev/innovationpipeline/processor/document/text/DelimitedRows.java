package dev.innovationpipeline.processor.document.text;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Tells files of comma-separated values, also with other separators, by their first rows. */
final class DelimitedRows {

  /** Read to decide; later rows may be longer or shorter. */
  private static final int MAX_ROWS = 20;

  private static final int MAX_SAMPLE_CHARACTERS = 20_000;

  private DelimitedRows() {}

  /**
   * The rows of a text, if it is a table: its first rows have equally many cells.
   *
   * @param named whether the name of the file says that it is a table; prose may have one comma in
   *     each line
   */
  static Optional<String> textOf(String text, boolean named) {
    String sample = sampleOf(text);
    return Stream.of('\t', ';', ',')
        .filter(separator -> isTable(sample, separator, named))
        .findFirst()
        .flatMap(separator -> textOf(text, separator.charValue()));
  }

  /** Empty when a later row is none. */
  private static Optional<String> textOf(String text, char separator) {
    TextBlocks blocks = new TextBlocks();
    TableText table = new TableText(blocks);
    try (CSVParser rows = format(separator).parse(new StringReader(text))) {
      for (CSVRecord row : rows) {
        table.addRow(row.toList());
      }
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      return Optional.empty();
    }
    table.end();
    return Optional.of(blocks.toString());
  }

  private static boolean isTable(String sample, char separator, boolean named) {
    if (sample.indexOf(separator) < 0) {
      return false;
    }
    int minCells = named || separator != ',' ? 2 : 3;
    int minRows = named ? 1 : 3;
    try (CSVParser rows = format(separator).parse(new StringReader(sample))) {
      int cells = 0;
      int read = 0;
      for (CSVRecord row : rows) {
        cells = read == 0 ? row.size() : cells;
        if (row.size() != cells || row.toList().stream().anyMatch(DelimitedRows::isProse)) {
          return false;
        }
        if (++read == MAX_ROWS) {
          break;
        }
      }
      return cells >= minCells && read >= minRows;
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      return false;
    }
  }

  /** A part of a sentence after a comma, which a cell has no reason to begin with. */
  private static boolean isProse(String cell) {
    return cell.length() > 1 && cell.charAt(0) == ' ' && Character.isLetter(cell.charAt(1));
  }

  /** Whole lines. */
  private static String sampleOf(String text) {
    if (text.length() <= MAX_SAMPLE_CHARACTERS) {
      return text;
    }
    int end = text.lastIndexOf('\n', MAX_SAMPLE_CHARACTERS);
    return text.substring(0, Math.max(end, 0));
  }

  private static CSVFormat format(char separator) {
    return CSVFormat.DEFAULT
        .builder()
        .setDelimiter(separator)
        .setIgnoreEmptyLines(true)
        .setTrailingData(true)
        .setLenientEof(true)
        .get();
  }
}
