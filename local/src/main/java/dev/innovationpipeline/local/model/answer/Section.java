package dev.innovationpipeline.local.model.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of an earlier stage's output.
 *
 * @param title its heading, without "Trend 1:" and the like
 * @param body the lines below it
 */
record Section(String title, String body) {

  private static final Pattern HEADING =
      Pattern.compile("(?m)^## ([A-Z][a-z]{1,20} \\d{1,2}: )?(.{1,200})$");

  /** Those that quote the document. */
  static List<Section> of(String material) {
    List<Section> sections = new ArrayList<>();
    Matcher headings = HEADING.matcher(material);
    boolean found = headings.find();
    while (found) {
      String title = headings.group(2).strip();
      int start = headings.end();
      found = headings.find();
      Section section =
          new Section(
              title, material.substring(start, found ? headings.start() : material.length()));
      if (!section.quotes().isEmpty()) {
        sections.add(section);
      }
    }
    return sections;
  }

  List<String> quotes() {
    return DocumentText.quotesIn(body);
  }

  /** The text behind a bold label, which is a line. */
  Optional<String> labelled(String label) {
    String start = "**" + label + ":** ";
    return body.lines()
        .filter(line -> line.contains(start))
        .map(line -> line.substring(line.indexOf(start) + start.length()).strip())
        .findFirst();
  }
}
