package dev.innovationpipeline.systemtests.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code .env.example} says. */
record SettingsFile(List<Entry> entries) {

  private static final Pattern ENTRY = Pattern.compile("(# )?([A-Z][A-Z0-9_]*)=(.*)");
  private static final Pattern HEADING = Pattern.compile("# --- .*");

  /**
   * @param active not commented out: its value is no default
   * @param explanation the comment above it
   */
  record Entry(String name, String value, boolean active, String explanation) {}

  static SettingsFile read(Path file) throws IOException {
    List<Entry> entries = new ArrayList<>();
    StringBuilder comment = new StringBuilder();
    for (String line : Files.readAllLines(file)) {
      Matcher entry = ENTRY.matcher(line);
      if (entry.matches()) {
        boolean active = entry.group(1) == null;
        entries.add(new Entry(entry.group(2), entry.group(3), active, comment.toString().strip()));
        comment.setLength(0);
      } else if (line.isBlank() || HEADING.matcher(line).matches()) {
        comment.setLength(0);
      } else {
        comment.append(line.replaceFirst("^# ?", "")).append(' ');
      }
    }
    return new SettingsFile(List.copyOf(entries));
  }
}
