package dev.innovationpipeline.platform.check.word;

import java.util.List;

/**
 * How much the cards of a run say the same: the cosine of their words. A word counts less, the more
 * cards of the run use it, as the company and the document are in all of them; and hardly more when
 * a card repeats it. Equal texts always give the same figure, without a model.
 */
public final class Likenesses {

  /** From here on two cards are said to say nearly the same; docs/evaluation.md has the curve. */
  public static final double ALIKE = 0.45;

  private final double[][] likeness;

  private Likenesses(double[][] likeness) {
    this.likeness = likeness;
  }

  public static Likenesses of(List<WordStems> texts) {
    int count = texts.size();
    StemTable stems = new StemTable();
    int[] counts = new int[count * texts.stream().mapToInt(WordStems::size).sum()];
    for (int text = 0; text < count; text++) {
      WordStems words = texts.get(text);
      for (int i = 0; i < words.size(); i++) {
        counts[stems.indexOf(words.stem(i)) * count + text] = words.count(i);
      }
    }
    double[][] products = new double[count][count];
    double[] weights = new double[count];
    for (int stem = 0; stem < stems.size(); stem++) {
      weigh(counts, stem * count, weights);
      for (int a = 0; a < count; a++) {
        for (int b = 0; weights[a] > 0 && b <= a; b++) {
          products[a][b] += weights[a] * weights[b];
        }
      }
    }
    return new Likenesses(cosines(products));
  }

  /** 0 for nothing in common, 1 for the same words. */
  public double between(int a, int b) {
    return a == b ? 1 : likeness[a][b];
  }

  /** The index of the text that is most like this one; -1 where there is no other. */
  public int nearestTo(int index) {
    int nearest = -1;
    for (int other = 0; other < likeness.length; other++) {
      if (other != index && (nearest < 0 || likeness[index][other] > likeness[index][nearest])) {
        nearest = other;
      }
    }
    return nearest;
  }

  /** Over all pairs; 0 where there is none. */
  public double mean() {
    double sum = 0;
    int pairs = 0;
    for (int a = 0; a < likeness.length; a++) {
      for (int b = 0; b < a; b++) {
        sum += likeness[a][b];
        pairs++;
      }
    }
    return pairs == 0 ? 0 : sum / pairs;
  }

  /** The weight of a stem in each text, whose counts of it begin at an index. */
  private static void weigh(int[] counts, int from, double[] weights) {
    int using = 0;
    for (int i = 0; i < weights.length; i++) {
      using += counts[from + i] > 0 ? 1 : 0;
    }
    double rarity = Math.log(1 + (double) weights.length / using);
    for (int i = 0; i < weights.length; i++) {
      int count = counts[from + i];
      weights[i] = count == 0 ? 0 : count == 1 ? rarity : (1 + Math.log(count)) * rarity;
    }
  }

  private static double[][] cosines(double[][] products) {
    int count = products.length;
    double[][] cosines = new double[count][count];
    for (int a = 0; a < count; a++) {
      for (int b = 0; b < a; b++) {
        double lengths = Math.sqrt(products[a][a] * products[b][b]);
        cosines[a][b] = lengths == 0 ? 0 : Math.min(1, products[a][b] / lengths);
        cosines[b][a] = cosines[a][b];
      }
    }
    return cosines;
  }
}
