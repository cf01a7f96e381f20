package dev.innovationpipeline.benchmarks.run;

import dev.innovationpipeline.schema.wire.WireJson;
import tools.jackson.databind.node.ObjectNode;

/** A plan and the machine it was carried out on, to go with the figures. */
final class Plans {

  private Plans() {}

  static ObjectNode json(BenchPlan plan) {
    ObjectNode json = WireJson.MAPPER.createObjectNode();
    json.set("llm", WireJson.MAPPER.readTree(plan.llm().toJson()));
    json.put("companies", plan.companies());
    json.put("processors", plan.processors());
    json.put("kill_every_ms", plan.killEvery().toMillis());
    json.put("rate", plan.rate());
    json.put("concurrency", plan.concurrency());
    json.put("warm_up", plan.warmUp());
    plan.processorProperties().forEach(json.putArray("processor_properties")::add);
    json.put("cores", Runtime.getRuntime().availableProcessors());
    json.put("java", Runtime.version().toString());
    return json;
  }
}
