package dev.innovationpipeline.benchmarks.evaluate.set;

/**
 * One document for one company.
 *
 * @param document the name of its file
 */
public record Case(String document, String company) implements Comparable<Case> {

  @Override
  public int compareTo(Case other) {
    int byDocument = document.compareTo(other.document);
    return byDocument == 0 ? company.compareTo(other.company) : byDocument;
  }
}
