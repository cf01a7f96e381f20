package dev.innovationpipeline.platform.quote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.platform.check.Tally;
import dev.innovationpipeline.platform.check.TrendReports;
import dev.innovationpipeline.schema.document.Passage;
import dev.innovationpipeline.schema.document.Place;
import dev.innovationpipeline.schema.document.ReadText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Quotations of trend reports: copied in other spellings, altered by a word, and invented. */
class InjectedQuotesTest {

  private static final double BAR = 0.95;
  private static final long SEED = 20_261_129;

  /** Plausible, and in none of the documents. */
  private static final List<String> INVENTED =
      List.of(
          "Consumers increasingly expect brands to take a stand on the environment in all"
              + " channels.",
          "The majority of respondents said that they would recommend the product to a friend.",
          "Refill stations are the future of retail, and nobody can stop them any longer.",
          "Sleep is the new status symbol among young professionals in large European cities.",
          "Fermented food improves digestion and mood, as several studies have shown.",
          "Repairing a jacket is an act of love, one customer told us at the counter.",
          "Older customers feel invisible in the shops and turn to the internet for advice.",
          "Pets have become full members of the family, with their own birthday parties.",
          "A single portion should cost no more than half of the price of a family pack.",
          "Cold water cleans as well as hot water if the detergent is made for it.",
          "Walking together strengthens the community and lowers the blood pressure of members.",
          "The absence of perfume is perceived as a sign of purity and of medical quality.",
          "Owners read the label first and compare the protein content of several brands.",
          "Heat waves will be the new normal, and households have to adapt their routines.");

  private static final List<String> OTHER_WORDS =
      List.of("slowly", "garden", "seventeen", "perhaps", "government", "blue", "never", "train");

  private final Random random = new Random(SEED);

  @Test
  void rightQuotesAreFoundAndInventedOnesAreNot() {
    Tally exact = new Tally("quotes copied in other spellings");
    Tally invented = new Tally("quotes invented");
    Tally altered = new Tally("quotes altered by a word");
    Tally placed = new Tally("quotes placed in their passages");
    for (String document : TrendReports.texts()) {
      QuoteFinder finder = new QuoteFinder(document);
      ReadText read = new ReadText(document, paragraphs(document));
      PassageQuotes passages = new PassageQuotes(read);
      List<String> sentences = TrendReports.sentences(document);
      for (String sentence : sentences) {
        for (String copy : copies(sentence)) {
          exact.count(true, isAt(finder.find(copy), document, sentence, true), copy);
          invented.count(false, finder.find(copy).isEmpty(), copy);
          String named = read.passages().get(random.nextInt(read.passages().size())).id();
          placed.count(true, stands(passages.find(copy, named), sentence, document), copy);
          placed.count(
              true,
              stands(passages.find(copy, passageOf(sentence, read).id()), sentence, document),
              copy);
        }
        for (String other : altered(sentence)) {
          Optional<FoundQuote> found = finder.find(other);
          altered.count(true, isAt(found, document, sentence, false), other + " => " + found);
          exact.count(false, found.map(FoundQuote::exact).orElse(false), other);
          invented.count(false, found.isEmpty(), other);
        }
      }
      List<String> lies = new ArrayList<>(INVENTED);
      lies.addAll(spliced(sentences));
      for (String lie : lies) {
        Optional<FoundQuote> found = finder.find(lie);
        invented.count(true, found.isEmpty(), lie + " => " + found);
        altered.count(false, found.isPresent(), lie);
        String named = read.passages().get(random.nextInt(read.passages().size())).id();
        placed.count(false, passages.find(lie, named).isPresent(), lie);
      }
    }
    System.out.println(Tally.heading());
    for (Tally tally : List.of(exact, altered, invented, placed)) {
      System.out.println(tally);
      tally.errors().forEach(System.out::println);
    }
    for (Tally tally : List.of(exact, altered, invented, placed)) {
      assertThat(tally.faults()).isGreaterThanOrEqualTo(200);
      assertThat(tally.precision()).as("%s", tally.errors()).isGreaterThanOrEqualTo(BAR);
      assertThat(tally.recall()).as("%s", tally.errors()).isGreaterThanOrEqualTo(BAR);
    }
  }

  private static List<Passage> paragraphs(String document) {
    List<Passage> paragraphs = new ArrayList<>();
    int start = 0;
    while (start < document.length()) {
      int end = document.indexOf("\n\n", start);
      end = end < 0 ? document.length() : end;
      if (!document.substring(start, end).isBlank()) {
        paragraphs.add(new Passage("h0." + (paragraphs.size() + 1), Place.BEGINNING, start, end));
      }
      start = end + 2;
    }
    return paragraphs;
  }

  private static Passage passageOf(String sentence, ReadText read) {
    return read.passages().stream()
        .filter(passage -> passage.in(read.text()).contains(sentence))
        .findFirst()
        .orElseThrow();
  }

  /** At the offsets in the passage that are told. */
  private static boolean stands(
      Optional<PassageQuotes.Placed> placed, String sentence, String document) {
    return placed
        .filter(quote -> quote.text().equals(sentence))
        .filter(
            quote ->
                quote.passage().in(document).substring(quote.start(), quote.end()).equals(sentence))
        .isPresent();
  }

  private static boolean isAt(
      Optional<FoundQuote> found, String document, String sentence, boolean exact) {
    int start = document.indexOf(sentence);
    return found
        .filter(quote -> quote.exact() == exact)
        .filter(quote -> Math.abs(quote.start() - start) <= (exact ? 0 : 25))
        .filter(quote -> Math.abs(quote.end() - start - sentence.length()) <= (exact ? 0 : 25))
        .isPresent();
  }

  private static List<String> copies(String sentence) {
    int middle = sentence.indexOf(' ', sentence.length() / 2);
    int inWord = sentence.indexOf(' ', sentence.length() / 3) + 3;
    return List.of(
        sentence,
        sentence.substring(0, middle) + "\r\n   " + sentence.substring(middle + 1),
        sentence.replace(" ", "\u00A0"),
        sentence.replace("-", "\u2011").replace("'", "’").replace("\"", "”"),
        sentence.substring(0, inWord) + "\u00AD" + sentence.substring(inWord),
        sentence.replace("fi", "\uFB01").replace("fl", "\uFB02"));
  }

  private List<String> altered(String sentence) {
    List<String> words = List.of(sentence.split(" "));
    int at = 1 + random.nextInt(words.size() - 2);
    String other = OTHER_WORDS.get(random.nextInt(OTHER_WORDS.size()));
    List<String> replaced = new ArrayList<>(words);
    replaced.set(at, other);
    List<String> deleted = new ArrayList<>(words);
    deleted.remove(at);
    List<String> inserted = new ArrayList<>(words);
    inserted.add(at, other);
    return List.of(
        String.join(" ", replaced), String.join(" ", deleted), String.join(" ", inserted));
  }

  /** Halves of two sentences as one, and the words of a sentence in another order. */
  private List<String> spliced(List<String> sentences) {
    List<String> spliced = new ArrayList<>();
    for (int i = 0; i + 1 < sentences.size(); i++) {
      String left = sentences.get(i);
      String right = sentences.get(sentences.size() - 1 - i);
      if (!left.equals(right)) {
        spliced.add(
            left.substring(0, left.indexOf(' ', left.length() / 2))
                + right.substring(right.indexOf(' ', right.length() / 2)));
      }
      List<String> words = new ArrayList<>(Arrays.asList(left.split(" ")));
      Collections.shuffle(words, random);
      spliced.add(String.join(" ", words));
    }
    return spliced;
  }
}
