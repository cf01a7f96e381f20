package dev.innovationpipeline.platform.database.address;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The value of {@code options}: settings of the server, as {@code -c name=value} or {@code
 * --name=value}, and what else a proxy reads there.
 */
record ServerOptions(Map<String, String> settings, List<String> others) {

  static ServerOptions parse(String options) {
    ServerOptions parsed = new ServerOptions(new LinkedHashMap<>(), new ArrayList<>());
    List<String> words = words(options);
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      boolean separate = word.equals("-c") && i + 1 < words.size();
      String setting =
          separate
              ? words.get(++i)
              : word.startsWith("-c") || word.startsWith("--") ? word.substring(2) : "";
      int equals = setting.indexOf('=');
      if (equals > 0) {
        String name = setting.substring(0, equals).replace('-', '_');
        parsed.settings.put(name, setting.substring(equals + 1));
      } else {
        parsed.others.add(word);
      }
    }
    return parsed;
  }

  /** Separated by blanks; a backslash takes the meaning from the next character. */
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int at = 0; at < text.length(); at++) {
      char next = text.charAt(at);
      if (next == '\\' && at + 1 < text.length()) {
        word.append(text.charAt(++at));
      } else if (!Character.isWhitespace(next)) {
        word.append(next);
      } else if (!word.isEmpty()) {
        words.add(word.toString());
        word.setLength(0);
      }
    }
    if (!word.isEmpty()) {
      words.add(word.toString());
    }
    return words;
  }
}
