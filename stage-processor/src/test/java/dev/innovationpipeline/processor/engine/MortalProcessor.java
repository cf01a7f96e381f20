package dev.innovationpipeline.processor.engine;

import dev.innovationpipeline.platform.time.TimeSource;
import dev.innovationpipeline.processor.llm.LlmClient;
import dev.innovationpipeline.processor.llm.api.CallFigures;
import dev.innovationpipeline.processor.llm.api.Conversations;
import dev.innovationpipeline.processor.llm.api.StageTextListener;
import dev.innovationpipeline.processor.stage.api.StageHandler;
import dev.innovationpipeline.schema.topic.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A processor in a process of its own, which a test may kill, freeze and stop. */
final class MortalProcessor {

  private MortalProcessor() {}

  /** The address of a provider is one of its API; a counted model has none. */
  private static Conversations model(String address, String name, Tripwire tripwire) {
    return address.endsWith("/v1")
        ? new LlmClient(
            TestSettings.llm(
                "base-url=" + address,
                "api-key=sk-test",
                "model=some/model",
                "referer=" + PaidOnceIT.referer(name)),
            StageTextListener.NONE,
            new SimpleMeterRegistry(),
            TimeSource.SYSTEM)
        : new CountedModelClient(address, name, tripwire);
  }

  /** Bootstrap servers, topic prefix, name, model's address, kill point, passages, settings. */
  public static void main(String[] arguments) throws InterruptedException {
    Map<String, Object> connection = Map.of("bootstrap.servers", arguments[0]);
    Topics topics = new Topics(arguments[1]);
    String name = arguments[2];
    Tripwire tripwire = KillPoint.valueOf(arguments[4]).after(Integer.parseInt(arguments[5]));
    EngineSettings settings =
        TestSettings.engine(Arrays.copyOfRange(arguments, 6, arguments.length));
    Conversations model = model(arguments[3], name, tripwire);
    List<StageHandler> works = Keys.all().<StageHandler>map(AskingWork::new).toList();
    StageEngine engine =
        new StageEngine(
            works,
            model,
            topics,
            settings,
            new MortalClients(StageClients.of(connection, topics, settings, name), tripwire),
            new Processor(name, List.of(), CallFigures.NONE),
            new SimpleMeterRegistry(),
            TimeSource.SYSTEM);
    engine.start();
    Runtime.getRuntime().addShutdownHook(new Thread(engine::stop));
    new CountDownLatch(1).await();
  }
}
