package dev.innovationpipeline.processor.stage.inspiration;

import dev.innovationpipeline.processor.stage.answer.AnswerNote;
import dev.innovationpipeline.processor.stage.answer.FieldNames;
import dev.innovationpipeline.processor.stage.answer.PlainValues;
import dev.innovationpipeline.processor.stage.answer.Records;
import dev.innovationpipeline.processor.stage.inspiration.citation.Citations;
import dev.innovationpipeline.schema.result.StageResult.Inspirations;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Brings the JSON of an answer into the shape of the schema, where its meaning is plain. */
final class InspirationShape implements AnswerShape {

  private static final String TITLE = "title";
  private static final String CONTENT = "content";
  private static final String KEY_ELEMENTS = "key_elements";

  private static final String QUOTES = Citations.FIELD;

  private static final FieldNames NAMES =
      new FieldNames(
          Map.of(
              TITLE,
              List.of("name", "heading", "headline", "titel", "titulo", "titre", "titolo", "标题"),
              CONTENT,
              List.of(
                  "description",
                  "text",
                  "body",
                  "summary",
                  "paragraph",
                  "inhalt",
                  "beschreibung",
                  "contenu",
                  "contenido",
                  "descripcion",
                  "contenuto",
                  "descrizione",
                  "conteudo",
                  "descricao",
                  "内容"),
              KEY_ELEMENTS,
              List.of(
                  "elements",
                  "key points",
                  "key phrases",
                  "key ideas",
                  "schlusselelemente",
                  "kernelemente",
                  "elements cles",
                  "elementos clave",
                  "elementi chiave",
                  "elementos chave",
                  "关键要素"),
              QUOTES,
              List.of("quotations", "citations", "zitate", "citas", "citazioni", "引用")));

  private final boolean quoted;

  /**
   * @param quoted whether each inspiration has quotes; they are left out otherwise
   */
  InspirationShape(boolean quoted) {
    this.quoted = quoted;
  }

  @Override
  public Shaped of(JsonNode json) {
    List<ObjectNode> all = Records.in(json, NAMES).stream().map(this::inspiration).toList();
    if (all.isEmpty()) {
      return new Shaped(json, Set.of());
    }
    List<ObjectNode> whole = all.stream().filter(InspirationShape::isWhole).toList();
    boolean surplus = whole.size() > Inspirations.COUNT;
    ObjectNode shaped = JsonNodeFactory.instance.objectNode();
    ArrayNode list = shaped.putArray("inspirations");
    (whole.size() < Inspirations.COUNT ? all : whole.subList(0, Inspirations.COUNT))
        .forEach(list::add);
    return new Shaped(shaped, surplus ? Set.of(AnswerNote.SURPLUS_DROPPED) : Set.of());
  }

  private static boolean isWhole(ObjectNode inspiration) {
    return inspiration.has(TITLE) && inspiration.has(CONTENT) && inspiration.has(KEY_ELEMENTS);
  }

  /** Without the fields that are blank. */
  private ObjectNode inspiration(Map<String, JsonNode> fields) {
    ObjectNode inspiration = JsonNodeFactory.instance.objectNode();
    putText(inspiration, TITLE, fields.get(TITLE), " ");
    putText(inspiration, CONTENT, fields.get(CONTENT), "\n\n");
    JsonNode elements = fields.get(KEY_ELEMENTS);
    List<String> list = elements == null ? List.of() : PlainValues.list(elements);
    if (!list.isEmpty()) {
      ArrayNode array = inspiration.putArray(KEY_ELEMENTS);
      list.forEach(array::add);
    }
    if (quoted) {
      JsonNode quotes = fields.get(QUOTES);
      inspiration.set(
          QUOTES, Citations.shaped(quotes == null ? JsonNodeFactory.instance.arrayNode() : quotes));
    }
    return inspiration;
  }

  private static void putText(
      ObjectNode inspiration, String field, @Nullable JsonNode value, String separator) {
    String text = value == null ? "" : PlainValues.text(value, separator);
    if (!text.isBlank()) {
      inspiration.put(field, text);
    }
  }
}
