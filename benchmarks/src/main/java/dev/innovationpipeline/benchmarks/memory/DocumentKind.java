package dev.innovationpipeline.benchmarks.memory;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;

/** The kinds of large documents. */
enum DocumentKind {
  /** Plain text: all of it is words. */
  TEXT,
  /** A report of 200 pages; the rest are pictures. */
  PDF,
  /** Both in turn. */
  MIXED;

  /**
   * @param text as a user writes it
   * @throws IllegalArgumentException naming the kinds that there are
   */
  static DocumentKind parse(String text) {
    return Arrays.stream(values())
        .filter(kind -> kind.toString().equals(text.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--kind must be text, pdf or mixed, not " + text + "."));
  }

  /**
   * Writes a document; equal numbers give equal bytes.
   *
   * @param mark which each part of the text has
   */
  void write(int number, String mark, long bytes, OutputStream out) throws IOException {
    boolean text = this == TEXT || this == MIXED && number % 2 == 0;
    if (text) {
      new ManyWords(number).write(mark, bytes, out);
    } else {
      LargePdf.write(number, mark, bytes, out);
    }
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
