package dev.innovationpipeline.systemtests.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.innovationpipeline.schema.pipeline.Pipelines;
import dev.innovationpipeline.schema.topic.Topics;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V1Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** Field by field against the models that are made from Kubernetes' own API description. */
class KubernetesManifestsTest {

  private static final Path BASE = Path.of("..", "deploy", "kubernetes");

  static Stream<JsonObject> manifests() throws IOException {
    try (Stream<Path> files = Files.list(BASE)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .filter(file -> !file.endsWith("kustomization.yaml"))
          .sorted()
          .flatMap(KubernetesManifestsTest::documents)
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void hasOnlyFieldsThatKubernetesKnowsAndAllThatItWants(JsonObject manifest) throws IOException {
    validate(manifest);
  }

  @Test
  void noticesAMisspelledFieldDeepWithinAndAMissingOne() throws IOException {
    JsonObject deployment = deployments().getFirst();
    JsonObject security = container(deployment).getAsJsonObject("securityContext");
    security.add("readOnlyRootFileSystem", security.remove("readOnlyRootFilesystem"));
    assertThatThrownBy(() -> validate(deployment)).hasMessageContaining("readOnlyRootFileSystem");
    JsonObject other = deployments().getFirst();
    other.getAsJsonObject("spec").remove("selector");
    assertThatThrownBy(() -> validate(other)).hasMessageContaining("selector");
  }

  @Test
  void everyServiceRunsWithoutRightsAndIsProbed() throws IOException {
    assertThat(deployments())
        .extracting(KubernetesManifestsTest::name)
        .containsExactly("ingest-service", "persistence-sink", "stage-processor");
    for (JsonObject deployment : deployments()) {
      JsonObject container = container(deployment);
      assertThat(container.get("image").getAsString())
          .isEqualTo("innovation-pipeline/" + name(deployment));
      assertThat(container.keySet())
          .contains("livenessProbe", "readinessProbe", "startupProbe", "resources");
      assertThat(container.getAsJsonObject("securityContext").toString())
          .isEqualTo(
              "{\"allowPrivilegeEscalation\":false,\"readOnlyRootFilesystem\":true,"
                  + "\"capabilities\":{\"drop\":[\"ALL\"]}}");
    }
  }

  /** The autoscaler is a custom resource, which no model describes. */
  @Test
  void processorsAreScaledByTheLagOfEveryStage() {
    JsonObject scaled =
        documents(BASE.resolve("autoscaling").resolve("scaled-object.yaml"))
            .findFirst()
            .orElseThrow();
    JsonObject spec = scaled.getAsJsonObject("spec");
    assertThat(spec.getAsJsonObject("scaleTargetRef").get("name").getAsString())
        .isEqualTo("stage-processor");
    assertThat(
            elements(spec.getAsJsonArray("triggers"))
                .map(trigger -> trigger.getAsJsonObject().getAsJsonObject("metadata")))
        .extracting(m -> m.get("consumerGroup").getAsString(), m -> m.get("topic").getAsString())
        .containsExactlyElementsOf(
            Pipelines.registered()
                .stageNumbers()
                .map(s -> tuple("stage-processor", new Topics("").inputOf(s).name()))
                .toList());
  }

  private static void validate(JsonObject manifest) throws IOException {
    String kind =
        manifest.get("apiVersion").getAsString() + " " + manifest.get("kind").getAsString();
    switch (kind) {
      case "apps/v1 Deployment" -> V1Deployment.validateJsonElement(manifest);
      case "policy/v1 PodDisruptionBudget" -> V1PodDisruptionBudget.validateJsonElement(manifest);
      case "v1 ConfigMap" -> V1ConfigMap.validateJsonElement(manifest);
      case "v1 Namespace" -> V1Namespace.validateJsonElement(manifest);
      case "v1 PersistentVolumeClaim" -> V1PersistentVolumeClaim.validateJsonElement(manifest);
      case "v1 Secret" -> V1Secret.validateJsonElement(manifest);
      case "v1 Service" -> V1Service.validateJsonElement(manifest);
      default -> throw new IllegalArgumentException("Nobody checks a " + kind + " yet.");
    }
  }

  private static List<JsonObject> deployments() throws IOException {
    return manifests().filter(m -> m.get("kind").getAsString().equals("Deployment")).toList();
  }

  private static String name(JsonObject manifest) {
    return manifest.getAsJsonObject("metadata").get("name").getAsString();
  }

  private static JsonObject container(JsonObject deployment) {
    return deployment
        .getAsJsonObject("spec")
        .getAsJsonObject("template")
        .getAsJsonObject("spec")
        .getAsJsonArray("containers")
        .get(0)
        .getAsJsonObject();
  }

  private static Stream<JsonElement> elements(JsonArray array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static Stream<JsonObject> documents(Path file) {
    try {
      Gson gson = new Gson();
      return StreamSupport.stream(new Yaml().loadAll(Files.readString(file)).spliterator(), false)
          .map(document -> JsonParser.parseString(gson.toJson(document)).getAsJsonObject())
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
