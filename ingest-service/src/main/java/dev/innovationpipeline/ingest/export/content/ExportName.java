package dev.innovationpipeline.ingest.export.content;

/** Names of files that every system takes. */
public final class ExportName {

  private static final int MAX_CHARS = 60;
  private static final int MAX_ENDING = 6;

  private ExportName() {}

  /** Of a document without its ending, and a company. */
  public static String of(String document, String company) {
    int dot = document.lastIndexOf('.');
    String base =
        dot > 0 && document.length() - dot <= MAX_ENDING ? document.substring(0, dot) : document;
    String plain = plain(base);
    return (plain.isEmpty() ? "run" : plain) + (company.isEmpty() ? "" : "-" + plain(company));
  }

  private static String plain(String text) {
    StringBuilder name = new StringBuilder();
    text.codePoints()
        .limit(MAX_CHARS)
        .map(each -> Character.isLetterOrDigit(each) || each == '.' || each == '_' ? each : '-')
        .filter(each -> each != '-' || (!name.isEmpty() && name.charAt(name.length() - 1) != '-'))
        .forEach(name::appendCodePoint);
    return name.toString();
  }
}
