package dev.innovationpipeline.processor.llm.error;

import java.util.Locale;

/** The body of an error that is no JSON: a proxy's HTML page, or plain words. */
final class ErrorPage {

  private ErrorPage() {}

  static String textOf(String body) {
    if (body.stripLeading().startsWith("<")) {
      String title = titleOf(body);
      return title.isEmpty() ? "an HTML page" : "an HTML page titled " + title;
    }
    return body;
  }

  private static String titleOf(String page) {
    String head = page.substring(0, Math.min(page.length(), SaidError.MAX_READ_LENGTH));
    String lowerCase = head.toLowerCase(Locale.ROOT);
    int start = lowerCase.indexOf("<title>");
    int end = start < 0 ? -1 : lowerCase.indexOf("</title>", start);
    return end < 0 || lowerCase.length() != head.length()
        ? ""
        : head.substring(start + "<title>".length(), end).strip();
  }
}
