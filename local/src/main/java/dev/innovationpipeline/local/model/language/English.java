package dev.innovationpipeline.local.model.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import opennlp.tools.postag.POSModel;
import opennlp.tools.postag.POSTagger;
import opennlp.tools.postag.ThreadSafePOSTaggerME;
import opennlp.tools.sentdetect.SentenceDetector;
import opennlp.tools.sentdetect.SentenceModel;
import opennlp.tools.sentdetect.ThreadSafeSentenceDetectorME;
import opennlp.tools.tokenize.SimpleTokenizer;
import opennlp.tools.util.Span;

/**
 * The sentences and parts of speech of English text, by Apache OpenNLP's models of the treebank UD
 * English EWT. They are loaded when they are first needed.
 */
public final class English {

  /**
   * A word or a mark.
   *
   * @param tag its universal part of speech, such as NOUN
   * @param start its place in the sentence
   * @param end behind its last character
   */
  record Token(String text, String tag, int start, int end) {}

  private static final class Models {

    private static final SentenceDetector SENTENCES =
        new ThreadSafeSentenceDetectorME(
            English.<SentenceModel>read(
                "/opennlp-en-ud-ewt-sentence-1.3-2.5.4.bin", SentenceModel::new));
    private static final POSTagger PARTS_OF_SPEECH =
        new ThreadSafePOSTaggerME(
            English.<POSModel>read("/opennlp-en-ud-ewt-pos-1.3-2.5.4.bin", POSModel::new));
  }

  private interface Reader<T> {
    T read(InputStream model) throws IOException;
  }

  private English() {}

  /** The sentences of a paragraph, without the space between them. */
  public static List<String> sentences(String paragraph) {
    return Arrays.stream(Models.SENTENCES.sentDetect(paragraph)).map(String::strip).toList();
  }

  static List<Token> tokens(String sentence) {
    Span[] places = SimpleTokenizer.INSTANCE.tokenizePos(sentence);
    String[] words = Span.spansToStrings(places, sentence);
    String[] tags = Models.PARTS_OF_SPEECH.tag(words);
    Token[] tokens = new Token[words.length];
    Arrays.setAll(
        tokens, i -> new Token(words[i], tags[i], places[i].getStart(), places[i].getEnd()));
    return List.of(tokens);
  }

  private static <T> T read(String name, Reader<T> reader) {
    try (InputStream model = English.class.getResourceAsStream(name)) {
      return reader.read(Objects.requireNonNull(model, name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
