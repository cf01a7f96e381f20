package dev.innovationpipeline.processor.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.processor.llm.api.Answer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The servers of {@code docs/models.md}, with the settings that stand there: their addresses,
 * headers, streams and errors. Streams have the shape of those in the reports named with them.
 */
class LlmServersTest extends LlmFixture {

  private static final String DONE = "data: [DONE]";

  /**
   * @param name its heading in the document
   * @param path of the request
   * @param key the header with the key; null if there is none
   * @param chunks of a streamed answer "fine"
   * @param tokens of the prompt; 0 if the server does not tell them
   * @param error sent once before the answer
   * @param sentences what is told of the error
   */
  record Server(
      String name,
      String path,
      Map.@Nullable Entry<String, String> key,
      List<String> chunks,
      long tokens,
      Reply error,
      String sentences) {

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Server> servers() {
    return Stream.of(openRouter(), openAi(), azure(), ollama(), vllm(), llamaCpp(), lmStudio());
  }

  @ParameterizedTest
  @MethodSource("servers")
  void answersAsAStreamAfterAnError(Server server) throws Exception {
    provider.thenReplies(server.error(), Reply.events(server.chunks().toArray(String[]::new)));
    Answer answer = conversation(settingsOf(server, "streamed-calls", "1")).ask(QUESTION);
    assertThat(answer.text()).isEqualTo("fine");
    assertThat(written.text()).isEqualTo("fine");
    assertThat(recorder.retries)
        .singleElement()
        .extracting(Recorder.Retry::error)
        .asString()
        .contains(server.sentences());
    assertThat(recorder.usage.promptTokens()).isEqualTo(server.tokens());
    assertThat(provider.received())
        .hasSize(2)
        .allSatisfy(
            call -> {
              assertThat(call.path()).isEqualTo(server.path());
              assertThat(keysOf(call))
                  .isEqualTo(server.key() == null ? Map.of() : Map.ofEntries(server.key()));
            });
  }

  @ParameterizedTest
  @MethodSource("servers")
  void answersWhole(Server server) throws Exception {
    provider.thenReplies(Reply.answer("fine"));
    assertThat(conversation(settingsOf(server)).ask(QUESTION).text()).isEqualTo("fine");
  }

  private String[] settingsOf(Server server, String... more) {
    return Stream.of(
            Stream.of("api-key", ""),
            Stream.of(ServerExample.under(server.name(), HttpUrl.get(provider.baseUrl()))),
            Stream.of(more))
        .flatMap(settings -> settings)
        .toArray(String[]::new);
  }

  private static Map<String, String> keysOf(FakeProvider.Received call) {
    return call.headers().entrySet().stream()
        .filter(header -> List.of("authorization", "api-key").contains(header.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Server openRouter() {
    return new Server(
        "OpenRouter",
        "/api/v1/chat/completions",
        Map.entry("authorization", "Bearer sk-or-v1-0123456789"),
        List.of(
            ": OPENROUTER PROCESSING",
            """
            data: {"id":"gen-1","provider":"Anthropic","model":"anthropic/claude-sonnet-4.5","object":"chat.completion.chunk","choices":[{"index":0,"delta":{"role":"assistant","content":"fine"},"finish_reason":null,"native_finish_reason":null}]}\
            """,
            """
            data: {"id":"gen-1","provider":"Anthropic","model":"anthropic/claude-sonnet-4.5","object":"chat.completion.chunk","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":"stop","native_finish_reason":"end_turn"}]}\
            """,
            """
            data: {"id":"gen-1","provider":"Anthropic","model":"anthropic/claude-sonnet-4.5","object":"chat.completion.chunk","choices":[],"usage":{"prompt_tokens":12,"completion_tokens":3,"total_tokens":15,"cost":0.0001}}\
            """,
            DONE),
        12,
        Reply.error(502, "Provider returned error"),
        "HTTP 502: Provider returned error");
  }

  /** Stream: github.com/ollama/ollama/issues/4448. */
  private static Server openAi() {
    return new Server(
        "OpenAI",
        "/v1/chat/completions",
        Map.entry("authorization", "Bearer sk-proj-0123456789"),
        List.of(
            """
            data: {"id":"chatcmpl-9P4","object":"chat.completion.chunk","created":1715762479,"model":"gpt-5-mini","system_fingerprint":null,"choices":[{"index":0,"delta":{"role":"assistant","content":"","refusal":null},"logprobs":null,"finish_reason":null}],"usage":null}\
            """,
            """
            data: {"id":"chatcmpl-9P4","object":"chat.completion.chunk","created":1715762479,"model":"gpt-5-mini","system_fingerprint":null,"choices":[{"index":0,"delta":{"content":"fine"},"logprobs":null,"finish_reason":null}],"usage":null}\
            """,
            """
            data: {"id":"chatcmpl-9P4","object":"chat.completion.chunk","created":1715762479,"model":"gpt-5-mini","system_fingerprint":null,"choices":[{"index":0,"delta":{},"logprobs":null,"finish_reason":"stop"}],"usage":null}\
            """,
            """
            data: {"id":"chatcmpl-9P4","object":"chat.completion.chunk","created":1715762479,"model":"gpt-5-mini","system_fingerprint":null,"choices":[],"usage":{"prompt_tokens":24,"completion_tokens":58,"total_tokens":82}}\
            """,
            DONE),
        24,
        Reply.http(
            400,
            """
            {"error":{"message":"Unsupported value: 'temperature' does not support 0.2 with this model. Only the default (1) value is supported.","type":"invalid_request_error","param":"temperature","code":"unsupported_value"}}\
            """),
        "asking again without temperature");
  }

  /**
   * Stream: git.kvant.cloud/phoenix-oss/llama-stack-mirror,
   * tests/integration/recordings/responses/ff3271401fb4.json; error:
   * github.com/openai/openai-python/issues/1724.
   */
  private static Server azure() {
    return new Server(
        "Azure OpenAI",
        "/openai/deployments/gpt-4o/chat/completions?api-version=2024-10-21",
        Map.entry("api-key", "0123456789abcdef"),
        List.of(
            """
            data: {"choices":[],"created":0,"id":"","model":"","object":"","prompt_filter_results":[{"prompt_index":0,"content_filter_results":{}}]}\
            """,
            """
            data: {"choices":[{"content_filter_results":{},"delta":{"content":"","refusal":null,"role":"assistant"},"finish_reason":null,"index":0,"logprobs":null}],"created":1757499916,"id":"chatcmpl-CEC","model":"gpt-4o-2024-11-20","object":"chat.completion.chunk"}\
            """,
            """
            data: {"choices":[{"content_filter_results":{},"delta":{"content":"fine"},"finish_reason":null,"index":0,"logprobs":null}],"created":1757499916,"id":"chatcmpl-CEC","model":"gpt-4o-2024-11-20","object":"chat.completion.chunk"}\
            """,
            """
            data: {"choices":[{"content_filter_results":{},"delta":{},"finish_reason":"stop","index":0,"logprobs":null}],"created":1757499916,"id":"chatcmpl-CEC","model":"gpt-4o-2024-11-20","object":"chat.completion.chunk"}\
            """,
            """
            data: {"choices":[],"created":1757499916,"id":"chatcmpl-CEC","model":"gpt-4o-2024-11-20","object":"chat.completion.chunk","usage":{"prompt_tokens":14,"completion_tokens":2,"total_tokens":16}}\
            """,
            DONE),
        14,
        Reply.http(
            400,
            """
            {"error":{"message":"Unrecognized request argument supplied: max_completion_tokens","type":"invalid_request_error","param":null,"code":null}}\
            """),
        "asking again without max_completion_tokens");
  }

  /** Stream: that of Ollama 0.40, whose reasoning has a field of its own. */
  private static Server ollama() {
    return new Server(
        "Ollama",
        "/v1/chat/completions",
        null,
        List.of(
            """
            data: {"id":"chatcmpl-774","object":"chat.completion.chunk","created":1768062791,"model":"llama3.3","system_fingerprint":"fp_ollama","choices":[{"index":0,"delta":{"role":"assistant","content":"","reasoning":"Okay"},"finish_reason":null}]}\
            """,
            """
            data: {"id":"chatcmpl-774","object":"chat.completion.chunk","created":1768062791,"model":"llama3.3","system_fingerprint":"fp_ollama","choices":[{"index":0,"delta":{"role":"assistant","content":"fine"},"finish_reason":null}]}\
            """,
            """
            data: {"id":"chatcmpl-774","object":"chat.completion.chunk","created":1768062791,"model":"llama3.3","system_fingerprint":"fp_ollama","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":"stop"}]}\
            """,
            """
            data: {"id":"chatcmpl-774","object":"chat.completion.chunk","created":1768062791,"model":"llama3.3","system_fingerprint":"fp_ollama","choices":[],"usage":{"prompt_tokens":22,"completion_tokens":5,"total_tokens":27}}\
            """,
            DONE),
        22,
        Reply.http(
            200,
            """
            {"id":"chatcmpl-202","object":"chat.completion","created":-62135596800,"model":"","system_fingerprint":"fp_ollama","choices":[{"index":0,"message":{"role":"","content":""},"finish_reason":null}],"usage":{"prompt_tokens":0,"completion_tokens":0,"total_tokens":0}}\
            """),
        "the answer is empty");
  }

  /** Stream: github.com/vllm-project/vllm/pull/19662; error: its pull/2964. */
  private static Server vllm() {
    return new Server(
        "vLLM",
        "/v1/chat/completions",
        Map.entry("authorization", "Bearer token-abc123"),
        List.of(
            """
            data: {"id":"chatcmpl-a0e","object":"chat.completion.chunk","created":1749994809,"model":"Qwen/Qwen3-8B","choices":[{"index":0,"delta":{"role":"assistant","content":""},"logprobs":null,"finish_reason":null}]}\
            """,
            """
            data: {"id":"chatcmpl-a0e","object":"chat.completion.chunk","created":1749994809,"model":"Qwen/Qwen3-8B","choices":[{"index":0,"delta":{"content":"fine"},"logprobs":null,"finish_reason":null}]}\
            """,
            """
            data: {"id":"chatcmpl-a0e","object":"chat.completion.chunk","created":1749994809,"model":"Qwen/Qwen3-8B","choices":[{"index":0,"delta":{"content":""},"logprobs":null,"finish_reason":"stop","stop_reason":null}]}\
            """,
            """
            data: {"id":"chatcmpl-a0e","object":"chat.completion.chunk","created":1749994809,"model":"Qwen/Qwen3-8B","choices":[],"usage":{"prompt_tokens":31,"total_tokens":33,"completion_tokens":2}}\
            """,
            DONE),
        31,
        Reply.http(
            400,
            """
            {"object":"error","message":"System role not supported","type":"BadRequestError","param":null,"code":400}\
            """),
        "asking again without a system message");
  }

  /** Stream: github.com/openai-php/client/issues/780. */
  private static Server llamaCpp() {
    return new Server(
        "llama.cpp",
        "/v1/chat/completions",
        null,
        List.of(
            """
            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"role":"assistant","content":null}}],"created":1781492230,"id":"chatcmpl-qC6","model":"gemma-3.gguf","system_fingerprint":"b9554-d403f00ec","object":"chat.completion.chunk"}\
            """,
            """
            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"reasoning_content":" it"}}],"created":1781492230,"id":"chatcmpl-qC6","model":"gemma-3.gguf","system_fingerprint":"b9554-d403f00ec","object":"chat.completion.chunk","timings":{"cache_n":7,"prompt_n":10}}\
            """,
            """
            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"content":"fine"}}],"created":1781492230,"id":"chatcmpl-qC6","model":"gemma-3.gguf","system_fingerprint":"b9554-d403f00ec","object":"chat.completion.chunk"}\
            """,
            """
            data: {"choices":[{"finish_reason":"stop","index":0,"delta":{}}],"created":1781492230,"id":"chatcmpl-qC6","model":"gemma-3.gguf","system_fingerprint":"b9554-d403f00ec","object":"chat.completion.chunk"}\
            """,
            """
            data: {"choices":[],"created":1781492230,"id":"chatcmpl-qC6","model":"gemma-3.gguf","object":"chat.completion.chunk","usage":{"completion_tokens":29,"prompt_tokens":17,"total_tokens":46},"timings":{"cache_n":7}}\
            """,
            DONE),
        17,
        Reply.http(
            503,
            """
            {"error":{"code":503,"message":"Loading model","type":"unavailable_error"}}\
            """),
        "Loading model");
  }

  /** Stream, without its usage: github.com/lmstudio-ai/lmstudio-bug-tracker/issues/676. */
  private static Server lmStudio() {
    return new Server(
        "LM Studio",
        "/v1/chat/completions",
        null,
        List.of(
            """
            data: {"id":"chatcmpl-um3","object":"chat.completion.chunk","created":1747835957,"model":"gemma-2-2b-it","system_fingerprint":"gemma-2-2b-it","choices":[{"index":0,"delta":{"role":"assistant","content":"fine"},"logprobs":null,"finish_reason":null}]}\
            """,
            """
            data: {"id":"chatcmpl-um3","object":"chat.completion.chunk","created":1747835957,"model":"gemma-2-2b-it","system_fingerprint":"gemma-2-2b-it","choices":[{"index":0,"delta":{},"logprobs":null,"finish_reason":"stop"}]}\
            """,
            DONE),
        0,
        Reply.http(400, "{\"error\":\"Unrecognized key(s) in object: 'seed'\"}"),
        "asking again without seed");
  }
}
