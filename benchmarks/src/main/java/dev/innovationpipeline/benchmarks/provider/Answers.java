package dev.innovationpipeline.benchmarks.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.schema.result.CardField;
import dev.innovationpipeline.schema.result.StageResult.OpportunityCards;
import dev.innovationpipeline.schema.wire.WireJson;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One prepared answer per stage of the size that models give, 4 to 6 kB. Each call gets it with the
 * mark of its run.
 */
final class Answers {

  private static final int STAGES = 5;
  private static final String MODEL = "bench-model";
  private static final String USAGE =
      "{\"prompt_tokens\":1500,\"completion_tokens\":1200,\"total_tokens\":2700,\"cost\":0.0021}";
  private static final Pattern PIECES = Pattern.compile("(?<=\\G.{120})", Pattern.DOTALL);
  private static final String SENTENCE =
      "People who buy for a household say that they want fewer things which last longer, and that"
          + " they would pay a fifth more for proof of it. ";

  /** Of the document, in which every paragraph has them. */
  private static final List<String> QUOTES =
      List.of(
          "they want fewer things which last longer",
          "they would pay a fifth more for proof of it. People who buy for a household");

  private final Stamped[] whole = new Stamped[STAGES + 1];
  private final Stamped[] streamed = new Stamped[STAGES + 1];
  private final Stamped document = Stamped.of(http(200, "text/plain", "", documentText()));

  Answers() {
    for (int stage = 1; stage <= STAGES; stage++) {
      String content = content(stage);
      whole[stage] = Stamped.of(http(200, "application/json", "", completion(content)));
      streamed[stage] = Stamped.of(http(200, "text/event-stream", "", stream(content)));
    }
  }

  ByteBuffer to(Call call) {
    return (call.stream() ? streamed : whole)[call.stage()].of(call.run());
  }

  ByteBuffer document(int run) {
    return document.of(run);
  }

  static ByteBuffer error(int status, String message, String headers) {
    return bytes(
        http(
            status,
            "application/json",
            headers,
            "{\"error\":{\"code\":%d,\"message\":\"%s\"}}".formatted(status, message)));
  }

  static ByteBuffer plain(String text) {
    return bytes(http(200, "text/plain", "", text));
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(UTF_8));
  }

  private static String http(int status, String type, String headers, String body) {
    return "HTTP/1.1 %d -\r\nContent-Type: %s\r\n%sContent-Length: %d\r\n\r\n%s"
        .formatted(status, type, headers, body.getBytes(UTF_8).length, body);
  }

  private static String completion(String content) {
    ObjectNode json = WireJson.MAPPER.createObjectNode();
    json.put("id", "gen-bench").put("object", "chat.completion").put("model", MODEL);
    ObjectNode choice = json.putArray("choices").addObject();
    choice.put("index", 0).put("finish_reason", "stop");
    choice.putObject("message").put("role", "assistant").put("content", content);
    json.set("usage", WireJson.MAPPER.readTree(USAGE));
    return json.toString();
  }

  private static String stream(String content) {
    ObjectNode last = chunk();
    last.putArray("choices");
    last.set("usage", WireJson.MAPPER.readTree(USAGE));
    return PIECES.splitAsStream(content).map(Answers::piece).collect(Collectors.joining())
        + finish()
        + "data: "
        + last
        + "\n\ndata: [DONE]\n\n";
  }

  private static String piece(String text) {
    ObjectNode json = chunk();
    ObjectNode choice = json.putArray("choices").addObject();
    choice.put("index", 0).putNull("finish_reason");
    choice.putObject("delta").put("content", text);
    return "data: " + json + "\n\n";
  }

  private static String finish() {
    ObjectNode json = chunk();
    ObjectNode choice = json.putArray("choices").addObject();
    choice.put("index", 0).put("finish_reason", "stop").putObject("delta");
    return "data: " + json + "\n\n";
  }

  private static ObjectNode chunk() {
    return WireJson.MAPPER
        .createObjectNode()
        .put("id", "gen-bench")
        .put("object", "chat.completion.chunk")
        .put("model", MODEL);
  }

  private static String content(int stage) {
    return switch (stage) {
      case 1 -> inspirations();
      case 5 -> cards();
      default -> sections();
    };
  }

  /** The mark comes first, so that no piece boundary splits it. */
  private static String inspirations() {
    ObjectNode json = WireJson.MAPPER.createObjectNode();
    ArrayNode inspirations = json.putArray("inspirations");
    for (int i = 1; i <= 2; i++) {
      ObjectNode inspiration = inspirations.addObject();
      inspiration.put("title", (i == 1 ? Stamped.MARK + " " : "") + "Things that last, " + i);
      inspiration.put("content", SENTENCE.repeat(12).strip());
      ArrayNode elements = inspiration.putArray("key_elements");
      IntStream.rangeClosed(1, 6).forEach(n -> elements.add("what must survive, part " + n));
      ArrayNode quotes = inspiration.putArray("quotes");
      QUOTES.forEach(quote -> quotes.addObject().put("passage", "h0.2").put("text", quote));
    }
    return json.toString();
  }

  private static String sections() {
    return Stamped.MARK
        + " what follows from it\n\n"
        + IntStream.rangeClosed(1, 5)
            .mapToObj(
                n ->
                    "## Part %d: Sell the proof\n- **What:** %s\n- **Why:** %s\n"
                        .formatted(n, SENTENCE.repeat(4).strip(), SENTENCE.repeat(4).strip()))
            .collect(Collectors.joining("\n"));
  }

  private static String cards() {
    ObjectNode json = WireJson.MAPPER.createObjectNode();
    ArrayNode cards = json.putArray("cards");
    for (int number = 1; number <= OpportunityCards.COUNT; number++) {
      ObjectNode card = cards.addObject().put("number", number);
      card.put("title", (number == 1 ? Stamped.MARK : "The") + " proof to take home");
      for (CardField field : CardField.values()) {
        card.put(field.wireName(), text(field));
      }
      card.put("inspiration", 1 + number % 2).put("principle", number);
      card.putArray("quotes").add("q" + (1 + number % 4));
    }
    return json.toString();
  }

  private static String text(CardField field) {
    return switch (field) {
      case TAGLINE -> "Fewer things, and why";
      case PROBLEM, WHY_NOW -> SENTENCE.repeat(2).strip();
      case SOLUTION -> SENTENCE.repeat(3).strip();
      case TARGET_SEGMENT -> "Households that buy for years";
      case QUICK_WIN -> "A label with a test result in one shop within ninety days";
    };
  }

  static String documentText() {
    return "# A report, " + Stamped.MARK + "\n\n" + (SENTENCE.repeat(5).strip() + "\n\n").repeat(6);
  }
}
