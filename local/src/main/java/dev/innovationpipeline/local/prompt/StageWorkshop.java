package dev.innovationpipeline.local.prompt;

import dev.innovationpipeline.local.Wiring;
import dev.innovationpipeline.local.model.OfflineModel;
import dev.innovationpipeline.platform.settings.InvalidSettingsException;
import dev.innovationpipeline.processor.llm.api.CallContext;
import dev.innovationpipeline.processor.llm.api.Conversation;
import dev.innovationpipeline.processor.llm.api.Conversations;
import dev.innovationpipeline.processor.stage.api.StageHandler;
import dev.innovationpipeline.processor.stage.api.StageOutput;
import dev.innovationpipeline.processor.stage.prompt.PromptCatalog;
import dev.innovationpipeline.processor.stage.prompt.StagePrompts;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.pipeline.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeansException;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;

/**
 * The stages of the processor with the settings of this environment, without an engine: nothing
 * that they do is published. Without a key, the offline model answers.
 */
final class StageWorkshop implements AutoCloseable {

  private static final String DEFAULTS = "stage-processor.yml";

  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();
  private final @Nullable OfflineModel offline;

  /**
   * The work of a stage.
   *
   * @param usage of all its calls
   */
  record Work(StageOutput output, Usage usage) {}

  private StageWorkshop(@Nullable OfflineModel offline) {
    this.offline = offline;
  }

  /**
   * @param prompts the folder of overriding prompts; null for that of the environment
   * @throws InvalidSettingsException if settings or prompts are wrong
   */
  static StageWorkshop open(@Nullable Path prompts) throws IOException {
    OfflineModel offline = Wiring.hasRealModel() ? null : OfflineModel.start();
    Map<String, Object> settings = new HashMap<>();
    settings.put("pipeline.documents.allow-private-addresses", true);
    if (prompts != null) {
      settings.put("pipeline.prompts.directory", prompts.toString());
    }
    if (offline != null) {
      settings.put("pipeline.llm.base-url", offline.baseUrl());
      settings.put("pipeline.llm.api-key", "offline");
    }
    StageWorkshop workshop = new StageWorkshop(offline);
    try {
      workshop.start(settings);
      return workshop;
    } catch (RuntimeException e) {
      workshop.close();
      throw e;
    }
  }

  private void start(Map<String, Object> settings) {
    MutablePropertySources sources = context.getEnvironment().getPropertySources();
    sources.addFirst(new MapPropertySource("workshop", settings));
    try {
      new YamlPropertySourceLoader()
          .load(DEFAULTS, new ClassPathResource(DEFAULTS))
          .forEach(sources::addLast);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance());
    context.register(WorkshopConfiguration.class);
    try {
      context.refresh();
    } catch (BeansException e) {
      throw invalidSettings(e);
    }
  }

  private static RuntimeException invalidSettings(BeansException failure) {
    Throwable cause = failure;
    while (cause != null && !(cause instanceof InvalidSettingsException)) {
      cause = cause.getCause();
    }
    return cause instanceof InvalidSettingsException invalid ? invalid : failure;
  }

  /** Of all stages, in the order of their numbers. */
  List<StagePrompts> prompts() {
    List<StagePrompts> all = context.getBean(PromptCatalog.class).all();
    return StageNames.inOrder().stream()
        .flatMap(stage -> all.stream().filter(prompts -> prompts.stage().equals(stage.key())))
        .toList();
  }

  /**
   * Does the work of a stage, with its newest prompt.
   *
   * @param model to ask; null for that of the environment
   * @param previous the output of the stage before; null for the first stage
   */
  Work perform(
      Stage stage, RunContext run, @Nullable StageCompleted previous, @Nullable String model)
      throws InterruptedException {
    StageHandler handler =
        context.getBeansOfType(StageHandler.class).values().stream()
            .filter(each -> each.key().equals(stage.key()))
            .findFirst()
            .orElseThrow();
    SpentUsage spent = new SpentUsage(System.err::println);
    Conversation conversation =
        context
            .getBean(Conversations.class)
            .conversation(CallContext.of(run, stage.number()), model, spent);
    StageOutput output = handler.perform(run, previous, conversation);
    return new Work(output, spent.usage());
  }

  @Override
  public void close() {
    context.close();
    if (offline != null) {
      offline.close();
    }
  }
}
