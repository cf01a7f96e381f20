import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Lists the licences of what is shipped, from the bills of materials that the build wrote.
 *
 * <pre>java build-tools/Licences.java write|check</pre>
 */
final class Licences {

  private static final Path LIST = Path.of("docs", "licences.md");
  private static final List<String> SHIPPED =
      List.of("ingest-service", "stage-processor", "persistence-sink", "cli", "local");

  /** Each has been looked at: it allows use and distribution beside our own. */
  private static final Set<String> KNOWN =
      Set.of(
          "0BSD",
          "Apache-2.0",
          "BSD-2-Clause",
          "BSD-3-Clause",
          "CC0-1.0",
          "CDDL-1.1",
          "EPL-1.0",
          "EPL-2.0",
          "GPL-2.0-with-classpath-exception",
          "GNU Lesser General Public License (LGPL), version 2.1 or later",
          "Go License", // The text is that of BSD-3-Clause.
          "LGPL-2.1-only",
          "LGPL-2.1-or-later",
          "MIT",
          "MIT-0",
          "MPL-2.0",
          "Mozilla Public License Version 1.1",
          "Unicode-3.0",
          "Zlib");

  public static void main(String[] arguments) throws IOException {
    SortedMap<String, SortedSet<String>> byLicence = new TreeMap<>();
    for (String module : SHIPPED) {
      Path bill =
          Path.of(module, "target", "classes", "META-INF", "sbom", "application.cdx.json");
      if (!Files.exists(bill)) {
        fail("There is no " + bill + ". Build it: mvn package -DskipTests.");
      }
      read(new Json(Files.readString(bill)).value(), byLicence);
    }
    String list = markdown(byLicence);
    if (arguments.length == 1 && arguments[0].equals("write")) {
      Files.writeString(LIST, list);
    } else if (!Files.exists(LIST) || !Files.readString(LIST).equals(list)) {
      fail(LIST + " is not what is shipped. Write it: java build-tools/Licences.java write.");
    }
    List<String> unknown =
        byLicence.entrySet().stream()
            .filter(each -> !isKnown(each.getKey()))
            .map(each -> each.getKey() + ": " + String.join(", ", each.getValue()))
            .toList();
    if (!unknown.isEmpty()) {
      fail("Nobody has looked at these licences: " + String.join("; ", unknown));
    }
  }

  /** Of several licences, a user may choose one. */
  private static boolean isKnown(String licence) {
    return List.of(licence.split(" or ")).stream().anyMatch(KNOWN::contains);
  }

  @SuppressWarnings("unchecked")
  private static void read(Object bill, Map<String, SortedSet<String>> byLicence) {
    for (Object each : (List<Object>) ((Map<String, Object>) bill).getOrDefault("components", List.of())) {
      Map<String, Object> component = (Map<String, Object>) each;
      String group = String.valueOf(component.getOrDefault("group", ""));
      if (group.equals("dev.innovationpipeline")) {
        continue;
      }
      byLicence
          .computeIfAbsent(licence(component), none -> new TreeSet<>())
          .add(group + ":" + component.get("name") + " " + component.get("version"));
    }
  }

  @SuppressWarnings("unchecked")
  private static String licence(Map<String, Object> component) {
    SortedSet<String> names = new TreeSet<>();
    for (Object each : (List<Object>) component.getOrDefault("licenses", List.of())) {
      Map<String, Object> entry = (Map<String, Object>) each;
      Map<String, Object> licence =
          (Map<String, Object>) entry.getOrDefault("license", Map.of("name", entry.getOrDefault("expression", "")));
      names.add(String.valueOf(licence.getOrDefault("id", licence.get("name"))));
    }
    return names.isEmpty() ? "none stated" : String.join(" or ", names);
  }

  private static String markdown(SortedMap<String, SortedSet<String>> byLicence) {
    StringBuilder text =
        new StringBuilder(
            """
            # Licences of what is shipped

            Every library in the services, the command line and local mode, as its authors state it. `java build-tools/Licences.java write` writes this list from the bills of materials of the build ([decision 054](decisions/054-supply-chain.md)).
            """);
    byLicence.forEach(
        (licence, libraries) -> {
          text.append("\n## ").append(licence).append("\n\n");
          libraries.forEach(library -> text.append("- ").append(library).append('\n'));
        });
    return text.toString();
  }

  private static void fail(String sentence) {
    System.err.println(sentence);
    System.exit(1);
  }

  /** As much of JSON as a bill of materials has; the build's tools use no library. */
  private static final class Json {

    private final String text;
    private int at;

    Json(String text) {
      this.text = text;
    }

    Object value() {
      skip();
      char c = text.charAt(at);
      if (c == '{') {
        return object();
      }
      if (c == '[') {
        return array();
      }
      if (c == '"') {
        return string();
      }
      int begin = at;
      while (at < text.length() && ",]} \n\r\t".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      return text.substring(begin, at);
    }

    private Map<String, Object> object() {
      Map<String, Object> object = new TreeMap<>();
      at++;
      skip();
      while (text.charAt(at) != '}') {
        skip();
        String name = string();
        skip();
        at++; // The colon.
        object.put(name, value());
        skip();
        if (text.charAt(at) == ',') {
          at++;
        }
        skip();
      }
      at++;
      return object;
    }

    private List<Object> array() {
      List<Object> array = new ArrayList<>();
      at++;
      skip();
      while (text.charAt(at) != ']') {
        array.add(value());
        skip();
        if (text.charAt(at) == ',') {
          at++;
        }
        skip();
      }
      at++;
      return array;
    }

    private String string() {
      StringBuilder string = new StringBuilder();
      for (at++; text.charAt(at) != '"'; at++) {
        char c = text.charAt(at);
        if (c == '\\') {
          at++;
          c = text.charAt(at);
          if (c == 'u') {
            c = (char) Integer.parseInt(text.substring(at + 1, at + 5), 16);
            at += 4;
          } else {
            c = c == 'n' ? '\n' : c == 't' ? '\t' : c;
          }
        }
        string.append(c);
      }
      at++;
      return string.toString();
    }

    private void skip() {
      while (Character.isWhitespace(text.charAt(at))) {
        at++;
      }
    }
  }
}
