package dev.innovationpipeline.processor.stage.opportunity.card;

import dev.innovationpipeline.processor.stage.answer.FieldNames;
import dev.innovationpipeline.schema.result.CardField;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Other names of the parts of a card, in English and in other languages. */
public final class CardNames {

  public static final String NUMBER = "number";
  public static final String TITLE = "title";

  private CardNames() {}

  /** Labels in texts: only those that prose does not begin a line with. */
  public static List<String> labels(CardField field) {
    return switch (field) {
      case TAGLINE -> List.of("Slogan", "Accroche");
      case PROBLEM -> List.of("The Problem", "Problème", "Problema");
      case SOLUTION -> List.of("The Solution", "Lösung", "Solución", "Soluzione", "Solução");
      case WHY_NOW ->
          List.of(
              "Warum jetzt", "Pourquoi maintenant", "Por qué ahora", "Perché ora", "Por que agora");
      case TARGET_SEGMENT ->
          List.of(
              "Target Audience",
              "Target Customer",
              "Target Customers",
              "Target Group",
              "Zielgruppe",
              "Zielsegment",
              "Segment cible",
              "Segmento objetivo",
              "Público objetivo",
              "Segmento target");
      case QUICK_WIN ->
          List.of(
              "Quick Wins",
              "Schneller Erfolg",
              "Gain rapide",
              "Victoria rápida",
              "Vittoria rapida");
    };
  }

  /** Keys of JSON; nothing but a field has one, so more names are plain. */
  public static FieldNames keys() {
    Map<String, List<String>> names = new HashMap<>();
    names.put(NUMBER, List.of("no", "nr", "id", "index", "nummer"));
    names.put(TITLE, List.of("name", "heading", "headline", "titel", "titre", "titulo", "titolo"));
    for (CardField field : CardField.values()) {
      names.put(
          field.wireName(),
          Stream.concat(labels(field).stream(), otherKeys(field).stream()).toList());
    }
    return new FieldNames(names);
  }

  private static List<String> otherKeys(CardField field) {
    return switch (field) {
      case TAGLINE -> List.of("one-liner", "subtitle");
      case PROBLEM -> List.of("problem statement", "pain point");
      case SOLUTION -> List.of("proposed solution");
      case WHY_NOW -> List.of("timing");
      case TARGET_SEGMENT -> List.of("target", "target market", "segment", "audience", "cible");
      case QUICK_WIN -> List.of("first step", "next step");
    };
  }
}
