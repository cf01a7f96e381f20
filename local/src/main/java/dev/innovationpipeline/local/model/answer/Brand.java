package dev.innovationpipeline.local.model.answer;

import dev.innovationpipeline.local.model.language.Words;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A brand of the company.
 *
 * @param role its product, such as "skyr with high protein"; empty when the profile is silent
 */
record Brand(String name, String role) {

  /** Name and product, for people. */
  String described() {
    return role.isEmpty() ? name : name + " (" + role + ")";
  }

  /** The first word that the sentences and the brand have in common. */
  Optional<String> wordIn(List<String> sentences) {
    Set<String> words = wordsOf(sentences);
    return Words.of(name + " " + role).stream().filter(words::contains).findFirst();
  }

  /** The one that has most words in common with the sentences; of equals the first. */
  static Brand nearest(List<Brand> brands, List<String> sentences) {
    Set<String> words = wordsOf(sentences);
    return brands.stream()
        .max(
            Comparator.comparingLong((Brand brand) -> brand.wordsAmong(words))
                .thenComparingInt(brand -> -brands.indexOf(brand)))
        .orElseThrow();
  }

  private static Set<String> wordsOf(List<String> sentences) {
    Set<String> words = new HashSet<>();
    sentences.forEach(sentence -> words.addAll(Words.of(sentence)));
    return words;
  }

  private long wordsAmong(Set<String> words) {
    return Words.of(name + " " + role).stream().filter(words::contains).count();
  }
}
