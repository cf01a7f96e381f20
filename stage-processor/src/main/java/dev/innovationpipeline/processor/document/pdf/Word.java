package dev.innovationpipeline.processor.document.pdf;

/** A word and its bounding box in points; y grows downwards. */
record Word(String text, double left, double right, double baseline, double height, double size) {

  double top() {
    return baseline - height;
  }

  /** A footnote mark is raised but belongs to the row. */
  boolean sharesRowWith(Word other) {
    double overlap = Math.min(baseline, other.baseline) - Math.max(top(), other.top());
    return overlap > 0.5 * Math.min(height, other.height);
  }
}
