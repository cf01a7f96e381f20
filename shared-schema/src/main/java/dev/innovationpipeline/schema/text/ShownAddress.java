package dev.innovationpipeline.schema.text;

/**
 * The address of a document as it is shown and stored: without its query, which may hold a
 * signature that grants access. The reader of the document has the whole from the run's request.
 */
public final class ShownAddress {

  private static final String NAME = "name=";

  private ShownAddress() {}

  /** An upload keeps the name of its file, {@code ?name=…}, and nothing else. */
  public static String of(String address) {
    int fragment = address.indexOf('#');
    String whole = fragment < 0 ? address : address.substring(0, fragment);
    int query = whole.indexOf('?');
    if (query < 0) {
      return whole;
    }
    String parameters = whole.substring(query + 1);
    return parameters.startsWith(NAME)
            && parameters.indexOf('&') < 0
            && whole.substring(0, query).contains("/documents/")
        ? whole
        : whole.substring(0, query);
  }
}
