package dev.innovationpipeline.platform.database;

import java.util.Collection;

/** Arrays as Postgres reads them from text: every element quoted. */
public final class PostgresArray {

  private PostgresArray() {}

  public static String of(Collection<?> elements) {
    StringBuilder text = new StringBuilder("{");
    for (Object element : elements) {
      text.append(text.length() == 1 ? "\"" : ",\"");
      String string = String.valueOf(element);
      for (int i = 0; i < string.length(); i++) {
        char c = string.charAt(i);
        if (c == '"' || c == '\\') {
          text.append('\\');
        }
        text.append(c);
      }
      text.append('"');
    }
    return text.append('}').toString();
  }
}
