package dev.innovationpipeline.benchmarks.evaluate.run;

import dev.innovationpipeline.local.model.OfflineModel;
import dev.innovationpipeline.platform.time.TimeSource;
import dev.innovationpipeline.processor.document.Documents;
import dev.innovationpipeline.processor.llm.LlmClient;
import dev.innovationpipeline.processor.llm.api.Conversations;
import dev.innovationpipeline.processor.llm.api.LlmSettings;
import dev.innovationpipeline.processor.llm.api.StageTextListener;
import dev.innovationpipeline.processor.stage.api.StageHandler;
import dev.innovationpipeline.processor.stage.brand.BrandProfiles;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The real stage handlers, answer readers and model client in this process. The results of an
 * evaluation are those of the product without its engine, which carries results and changes none.
 */
public final class StageProcess implements AutoCloseable {

  /** The model that this project brings; it costs nothing. */
  public static final String OFFLINE = "offline";

  private static final String PROMPTS = "pipeline.prompts";

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final ConfigurableApplicationContext context;
  private final Map<String, StageHandler> handlers = new HashMap<>();
  private final LlmClient llm;

  private StageProcess(String model, Path set, Path companies, @Nullable Path prompts)
      throws IOException {
    List<String> settings = new ArrayList<>();
    settings.add("--pipeline.brands.directory=" + companies);
    settings.add("--pipeline.documents.files-directory=" + set);
    settings.add("--pipeline.llm.streamed-calls=0");
    if (prompts != null) {
      settings.add("--" + PROMPTS + ".directory=" + prompts);
    }
    if (model.equals(OFFLINE)) {
      OfflineModel offline = OfflineModel.start();
      parts.push(offline);
      settings.add("--pipeline.llm.base-url=" + offline.baseUrl());
      settings.add("--pipeline.llm.api-key=" + OFFLINE);
    }
    context = start(settings.toArray(String[]::new));
    parts.push(context);
    if (prompts != null && !takesPrompts()) {
      close();
      throw new IllegalArgumentException(
          "This build takes no prompts from a folder; leave --prompts out.");
    }
    context
        .getBeansOfType(StageHandler.class)
        .values()
        .forEach(handler -> handlers.put(handler.key(), handler));
    llm =
        new LlmClient(
            context.getBean(LlmSettings.class),
            StageTextListener.NONE,
            context.getBean(MeterRegistry.class),
            TimeSource.SYSTEM);
  }

  /**
   * @param model {@link #OFFLINE} starts the offline model; others are asked at the provider of the
   *     environment
   * @param set a folder whose files are read as documents
   * @param companies a folder of brand profiles
   * @param prompts a folder whose prompts come before those shipped; null for none
   * @throws IllegalArgumentException where a setting is refused
   */
  public static StageProcess open(String model, Path set, Path companies, @Nullable Path prompts)
      throws IOException {
    return new StageProcess(model, set, companies, prompts);
  }

  StageHandler handler(String key) {
    StageHandler handler = handlers.get(key);
    if (handler == null) {
      throw new IllegalStateException("No handler has the key " + key + ".");
    }
    return handler;
  }

  public Conversations conversations() {
    return llm;
  }

  public Documents documents() {
    return context.getBean(Documents.class);
  }

  public BrandProfiles brands() {
    return context.getBean(BrandProfiles.class);
  }

  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        System.err.println("A part of the evaluation could not be stopped: " + e.getMessage());
      }
    }
  }

  private static ConfigurableApplicationContext start(String[] settings) {
    SpringApplication application = new SpringApplication(HandlersConfiguration.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setDefaultProperties(Map.of("spring.config.name", "stage-processor"));
    application.setRegisterShutdownHook(false);
    application.setLogStartupInfo(false);
    return application.run(settings);
  }

  /** Whether a setting of this build is the folder; an unknown one would be passed over. */
  private boolean takesPrompts() {
    for (String bean : context.getBeanNamesForAnnotation(ConfigurationProperties.class)) {
      ConfigurationProperties settings =
          context.findAnnotationOnBean(bean, ConfigurationProperties.class);
      if (settings != null && settings.value().equals(PROMPTS)) {
        return true;
      }
    }
    return false;
  }
}
