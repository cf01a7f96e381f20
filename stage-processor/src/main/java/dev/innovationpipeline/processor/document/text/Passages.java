package dev.innovationpipeline.processor.document.text;

import dev.innovationpipeline.schema.document.Passage;
import dev.innovationpipeline.schema.document.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Divides the text of a document into passages: paragraphs, of which short ones are put together
 * with the next and long ones are divided at the ends of sentences. Equal texts and regions have
 * equal passages; a change of the rules is another version of the reader.
 */
public final class Passages {

  /** A quarter of a page, which a reader who follows a quote can look over. */
  public static final int MAX_CHARACTERS = 1_500;

  /** A shorter paragraph, such as a heading, is understood with the next one only. */
  static final int MIN_CHARACTERS = 200;

  private final Document document;
  private final String text;
  private final List<Passage> passages = new ArrayList<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private Place place = Place.BEGINNING;
  private int nextRegion;

  /** The passage that may still grow; none where both are equal. */
  private int start;

  private int end;

  private Passages(Document document) {
    this.document = document;
    this.text = document.text();
  }

  public static List<Passage> of(Document document) {
    Passages passages = new Passages(document);
    passages.divide();
    return passages.passages;
  }

  private void divide() {
    int at = Lines.skipBlank(text, 0);
    while (at < text.length()) {
      enter(at);
      int blockEnd = Math.min(Lines.endOfParagraph(text, at), startOfNextRegion());
      addParagraph(at, Lines.trimEnd(text, at, blockEnd));
      at = Lines.skipBlank(text, blockEnd);
    }
    close();
  }

  /** Notes the region in which a paragraph begins. */
  private void enter(int at) {
    List<Region> regions = document.regions();
    while (nextRegion < regions.size() && regions.get(nextRegion).start() <= at) {
      close();
      place = regions.get(nextRegion).place();
      nextRegion++;
    }
  }

  private int startOfNextRegion() {
    return nextRegion < document.regions().size()
        ? document.regions().get(nextRegion).start()
        : text.length();
  }

  private void addParagraph(int from, int to) {
    boolean joins = end > start && end - start < MIN_CHARACTERS && to - start <= MAX_CHARACTERS;
    if (!joins) {
      close();
      start = from;
    }
    end = to;
    while (end - start > MAX_CHARACTERS) {
      int cut = SentenceEnds.before(text, start, start + MAX_CHARACTERS);
      int rest = Lines.skipBlank(text, cut);
      int whole = end;
      end = Lines.trimEnd(text, start, cut);
      close();
      start = rest;
      end = whole;
    }
  }

  private void close() {
    if (end > start) {
      String prefix = place.prefix();
      int number = counts.merge(prefix, 1, Integer::sum);
      passages.add(new Passage(prefix + "." + number, place, start, end));
    }
    start = end;
  }
}
