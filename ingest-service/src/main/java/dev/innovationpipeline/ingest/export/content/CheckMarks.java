package dev.innovationpipeline.ingest.export.content;

import dev.innovationpipeline.schema.result.CardCheck;
import dev.innovationpipeline.schema.result.CardField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The findings of a check as marks, in the words of the page. */
public final class CheckMarks {

  private CheckMarks() {}

  public static List<Mark> of(CardCheck check) {
    List<Mark> marks = new ArrayList<>();
    if (check.brands().isEmpty()) {
      marks.add(new Mark(Mark.Kind.NO_BRAND, "Names no brand of the company."));
    }
    if (!check.otherBrands().isEmpty()) {
      marks.add(
          new Mark(
              Mark.Kind.OTHER_BRAND,
              "Names %s, which belongs to another company."
                  .formatted(String.join(", ", check.otherBrands()))));
    }
    if (!check.numbers().isEmpty()) {
      marks.add(
          new Mark(
              Mark.Kind.NUMBER,
              check.numbers().stream()
                  .map(number -> "“%s” (%s)".formatted(number.text(), label(number.field())))
                  .collect(
                      Collectors.joining(
                          ", ", "Not in the texts that the card was made of: ", "."))));
    }
    if (!check.lengths().isEmpty()) {
      marks.add(
          new Mark(
              Mark.Kind.LENGTH,
              check.lengths().stream().map(CheckMarks::sentence).collect(Collectors.joining(" "))));
    }
    CardCheck.Alike alike = check.alike();
    if (alike != null) {
      marks.add(
          new Mark(
              Mark.Kind.ALIKE,
              String.format(
                  Locale.ROOT,
                  "Says nearly the same as card %d: likeness %.2f of 1.",
                  alike.card(),
                  alike.likeness())));
    }
    return marks;
  }

  private static String sentence(CardCheck.Length length) {
    return String.format(
        Locale.ROOT,
        "%s has %,d characters; %,d to %,d are usual.",
        label(length.field()),
        length.characters(),
        length.min(),
        length.max());
  }

  private static String label(String field) {
    for (CardField known : CardField.values()) {
      if (known.wireName().equals(field)) {
        return known.label();
      }
    }
    return field.isEmpty()
        ? field
        : field.substring(0, 1).toUpperCase(Locale.ROOT) + field.substring(1);
  }
}
