package dev.innovationpipeline.processor.document.pdf;

/** A word and where it stands: the box of its letters, y growing downwards. */
record Word(String text, double left, double right, double baseline, double height, double size) {

  double top() {
    return baseline - height;
  }

  /** A footnote's mark is raised and still of its row. */
  boolean sharesRowWith(Word other) {
    double overlap = Math.min(baseline, other.baseline) - Math.max(top(), other.top());
    return overlap > 0.5 * Math.min(height, other.height);
  }
}
