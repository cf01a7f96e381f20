package dev.innovationpipeline.processor.telemetry;

import java.util.Map;
import okhttp3.HttpUrl;

/**
 * Names of providers by the conventions for {@code gen_ai.provider.name}; {@code openrouter} is not
 * among theirs. Servers of unknown names speak OpenAI's format, which is what the name stands for.
 */
final class ProviderNames {

  private static final Map<String, String> BY_DOMAIN =
      Map.ofEntries(
          Map.entry("openrouter.ai", "openrouter"),
          Map.entry("openai.azure.com", "azure.ai.openai"),
          Map.entry("cognitiveservices.azure.com", "azure.ai.openai"),
          Map.entry("services.ai.azure.com", "azure.ai.inference"),
          Map.entry("anthropic.com", "anthropic"),
          Map.entry("amazonaws.com", "aws.bedrock"),
          Map.entry("cohere.com", "cohere"),
          Map.entry("cohere.ai", "cohere"),
          Map.entry("deepseek.com", "deepseek"),
          Map.entry("generativelanguage.googleapis.com", "gcp.gemini"),
          Map.entry("aiplatform.googleapis.com", "gcp.vertex_ai"),
          Map.entry("groq.com", "groq"),
          Map.entry("mistral.ai", "mistral_ai"),
          Map.entry("moonshot.ai", "moonshot_ai"),
          Map.entry("perplexity.ai", "perplexity"),
          Map.entry("x.ai", "x_ai"));

  private static final String OTHERS = "openai";

  private ProviderNames() {}

  static String of(HttpUrl address) {
    return BY_DOMAIN.entrySet().stream()
        .filter(name -> ("." + address.host()).endsWith("." + name.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(OTHERS);
  }
}
