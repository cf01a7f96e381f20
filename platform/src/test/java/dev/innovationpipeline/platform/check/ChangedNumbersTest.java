package dev.innovationpipeline.platform.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.schema.result.OpportunityCard;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Sentences of trend reports with their numbers spelled otherwise, and with other numbers. */
class ChangedNumbersTest {

  private static final double BAR = 0.95;
  private static final long SEED = 20_261_129;
  private static final Pattern DIGITS = Pattern.compile("\\d[\\d.,]*\\d|\\d");

  private static final List<String> INVENTED =
      List.of(
          "Sales have grown by 240 percent since the launch.",
          "The market is worth $14.7 billion.",
          "Nine in ten shoppers would pay for it.",
          "A pilot in 17 cities ended in 2031.",
          "It saves seven-eighths of the water.",
          "Nearly three fifths of the owners agree.",
          "Each kit costs £73 and lasts 19 months.",
          "Forty-nine clubs have signed up.",
          "Between 83 and 88 percent came back.",
          "A household throws away 977 g a day.");

  private final SplittableRandom random = new SplittableRandom(SEED);

  @Test
  void numbersThatTheSourceDoesNotStateAreFound() {
    Tally tally = new Tally("numbers without source");
    for (String document : TrendReports.texts()) {
      for (String sentence : TrendReports.sentences(document)) {
        if (DIGITS.matcher(sentence).find()) {
          spellings(sentence).forEach(same -> tally.count(false, isFound(same, document), same));
          for (String other : changed(sentence, document)) {
            tally.count(true, isFound(other, document), other);
          }
        } else {
          tally.count(false, isFound(sentence, document), sentence);
        }
      }
      INVENTED.forEach(invented -> tally.count(true, isFound(invented, document), invented));
    }
    System.out.println(Tally.heading() + "\n" + tally);
    tally.errors().forEach(System.out::println);
    assertThat(tally.faults()).isGreaterThanOrEqualTo(200);
    assertThat(tally.precision()).as("%s", tally.errors()).isGreaterThanOrEqualTo(BAR);
    assertThat(tally.recall()).as("%s", tally.errors()).isGreaterThanOrEqualTo(BAR);
  }

  private static boolean isFound(String text, String source) {
    OpportunityCard card = new OpportunityCard(1, "", "", text, "", "", "", "", true);
    return !SourceNumbers.missing(ReadCard.of(List.of(card)), List.of(source)).getFirst().isEmpty();
  }

  private static List<String> spellings(String sentence) {
    return List.of(
        sentence,
        sentence.replace(" percent", "%"),
        sentence.replace(" percent", " per cent"),
        sentence.replaceAll("(\\d),(\\d{3})", "$1.$2"),
        sentence.replaceAll("(\\d),(\\d{3})", "$1\u00A0$2"),
        sentence.replaceAll("(\\d)\\.(\\d)\\b", "$1,$2"),
        sentence.replaceAll("€(\\d[\\d,]*)", "$1 euros"),
        sentence.replace("two thirds", "two-thirds"));
  }

  /** One number of the sentence is replaced by one that the document does not have. */
  private List<String> changed(String sentence, String document) {
    List<String> changed = new ArrayList<>();
    Matcher digits = DIGITS.matcher(sentence);
    while (digits.find()) {
      String other = other(digits.group(), document);
      changed.add(sentence.substring(0, digits.start()) + other + sentence.substring(digits.end()));
    }
    return changed;
  }

  /** Of as many digits, or of more where the document has all of these. */
  private String other(String number, String document) {
    StringBuilder longer = new StringBuilder(number);
    for (int tries = 0; true; tries++) {
      StringBuilder other = new StringBuilder();
      longer
          .chars()
          .map(each -> Character.isDigit(each) ? '1' + random.nextInt(9) : each)
          .forEach(other::appendCodePoint);
      if (!document.contains(other)) {
        return other.toString();
      }
      if (tries % 10 == 9) {
        longer.append('0');
      }
    }
  }
}
