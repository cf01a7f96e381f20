package dev.innovationpipeline.local.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.local.model.answer.StageAnswers;
import dev.innovationpipeline.schema.wire.WireJson;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Answers and failures in the provider's wire format. */
final class Replies {

  private static final String EVENT_END = "\n\n";

  private static final String REFUSAL = "I cannot help with that.";
  private static final String MODEL = "offline-model";
  private static final Pattern WORDS = Pattern.compile("(?<=\\s)");
  private static final Map<String, String> RETRY_AFTER_1_S = Map.of("Retry-After", "1");

  private Replies() {}

  static Reply to(ChatRequest request, FaultMode mode) {
    return switch (mode) {
      case RATE_LIMITED -> Reply.error(429, "Rate limit exceeded");
      case RATE_LIMITED_RETRY_AFTER -> Reply.error(429, "Rate limit exceeded", RETRY_AFTER_1_S);
      case OUT_OF_CREDIT -> Reply.error(402, "Insufficient credits");
      case SERVER_ERROR -> Reply.error(500, "Internal Server Error");
      case BAD_GATEWAY -> Reply.error(502, "Provider returned error");
      case UNAVAILABLE_RETRY_AFTER -> Reply.error(503, "No provider available", RETRY_AFTER_1_S);
      case OVERLOADED -> Reply.error(529, "Provider overloaded");
      case HTML_ERROR_PAGE -> Reply.html(502, "502 Bad Gateway");
      case OK,
          SCHEMA_BREAKING_JSON,
          FENCED,
          LENGTH,
          EMPTY_CONTENT,
          REFUSAL,
          ERROR_IN_200,
          HANG,
          SLOW_DRIP,
          CONNECTION_RESET,
          BODY_CUT_OFF,
          CACHE_HIT,
          ODD_HEADINGS,
          MISSING_FIELDS,
          LYING_QUOTES,
          SIX_CARDS,
          FOUR_CARDS ->
          answer(request, mode);
    };
  }

  private static Reply answer(ChatRequest request, FaultMode mode) {
    String content =
        SpoiltAnswers.spoil(
            StageAnswers.to(request.stage(), request.task(), request.json()),
            mode,
            request.stage().number());
    Map<String, String> headers =
        Map.of("X-OpenRouter-Cache-Status", mode == FaultMode.CACHE_HIT ? "HIT" : "MISS");
    return request.stream()
        ? new Reply(200, Reply.STREAM, headers, stream(request, content, mode).getBytes(UTF_8))
        : Reply.json(200, completion(request, content, mode).toString(), headers);
  }

  private static ObjectNode completion(ChatRequest request, String content, FaultMode mode) {
    ObjectNode json = head(request, "chat.completion");
    ObjectNode choice = json.putArray("choices").addObject();
    choice.put("index", 0);
    choice.put("finish_reason", finishReason(mode));
    ObjectNode message = choice.putObject("message");
    message.put("role", "assistant");
    message.put("content", content);
    if (mode == FaultMode.REFUSAL) {
      message.put("refusal", REFUSAL);
    }
    if (mode == FaultMode.ERROR_IN_200) {
      error(choice);
    }
    usage(json, request, content);
    return json;
  }

  private static String finishReason(FaultMode mode) {
    if (mode == FaultMode.LENGTH) {
      return "length";
    }
    return mode == FaultMode.ERROR_IN_200 ? "error" : "stop";
  }

  /** With the comment line that keeps real connections open. */
  private static String stream(ChatRequest request, String content, FaultMode mode) {
    ObjectNode last = head(request, "chat.completion.chunk");
    last.putArray("choices");
    usage(last, request, content);
    return Stream.of(
            Stream.of(": OPENROUTER PROCESSING"),
            WORDS.splitAsStream(content).map(word -> data(chunk(request, "content", word, null))),
            Stream.of(data(end(request, mode)), data(last), "data: [DONE]"))
        .flatMap(events -> events)
        .collect(Collectors.joining(EVENT_END, "", EVENT_END));
  }

  private static ObjectNode end(ChatRequest request, FaultMode mode) {
    boolean refused = mode == FaultMode.REFUSAL;
    ObjectNode json =
        chunk(request, refused ? "refusal" : "content", refused ? REFUSAL : "", finishReason(mode));
    if (mode == FaultMode.ERROR_IN_200) {
      error(json);
    }
    return json;
  }

  private static ObjectNode chunk(
      ChatRequest request, String part, String words, @Nullable String finishReason) {
    ObjectNode json = head(request, "chat.completion.chunk");
    ObjectNode choice = json.putArray("choices").addObject();
    choice.put("index", 0);
    choice.putObject("delta").put(part, words);
    choice.put("finish_reason", finishReason);
    return json;
  }

  private static String data(ObjectNode json) {
    return "data: " + json;
  }

  private static void error(ObjectNode json) {
    json.putObject("error").put("code", 502).put("message", "Provider disconnected");
  }

  private static ObjectNode head(ChatRequest request, String object) {
    ObjectNode json = WireJson.MAPPER.createObjectNode();
    json.put("id", "gen-" + UUID.nameUUIDFromBytes(request.task().getBytes(UTF_8)));
    json.put("object", object);
    json.put("model", MODEL);
    json.put("provider", MODEL);
    return json;
  }

  /** About four characters a token, as a stand-in; it costs nothing. */
  private static void usage(ObjectNode json, ChatRequest request, String content) {
    int prompt = request.characters() / 4;
    int completion = content.length() / 4;
    json.putObject("usage")
        .put("prompt_tokens", prompt)
        .put("completion_tokens", completion)
        .put("total_tokens", prompt + completion)
        .put("cost", 0);
  }
}
