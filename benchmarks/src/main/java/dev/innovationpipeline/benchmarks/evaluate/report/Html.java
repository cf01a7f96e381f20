package dev.innovationpipeline.benchmarks.evaluate.report;

/** Texts in HTML and SVG. */
final class Html {

  private Html() {}

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
