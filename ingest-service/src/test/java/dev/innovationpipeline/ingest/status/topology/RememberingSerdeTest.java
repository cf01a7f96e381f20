package dev.innovationpipeline.ingest.status.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

class RememberingSerdeTest {

  private static final String TOPIC = "run-status";

  record Place(String name) {}

  private final Serde<Place> serde = RememberingSerde.of(Place.class, 2);

  @Test
  void whatWasWrittenNeedNotBeRead() {
    Place place = new Place("here");
    byte[] bytes = serde.serializer().serialize(TOPIC, place);
    assertThat(serde.serializer().serialize(TOPIC, place)).isSameAs(bytes);
    assertThat(serde.deserializer().deserialize(TOPIC, bytes)).isSameAs(place);
  }

  @Test
  void otherBytesAreReadThoughTheySayTheSame() {
    Place place = new Place("here");
    byte[] copy = serde.serializer().serialize(TOPIC, place).clone();
    assertThat(serde.deserializer().deserialize(TOPIC, copy)).isEqualTo(place).isNotSameAs(place);
  }

  @Test
  void theLatestUsedAreRemembered() {
    Place first = new Place("first");
    byte[] bytes = serde.serializer().serialize(TOPIC, first);
    byte[] second = serde.serializer().serialize(TOPIC, new Place("second"));
    serde.deserializer().deserialize(TOPIC, bytes);
    serde.serializer().serialize(TOPIC, new Place("third"));
    assertThat(serde.deserializer().deserialize(TOPIC, bytes)).isSameAs(first);
    assertThat(serde.deserializer().deserialize(TOPIC, second)).isEqualTo(new Place("second"));
  }

  @Test
  void whatIsNoJsonIsSaidToBeSo() {
    assertThatExceptionOfType(SerializationException.class)
        .isThrownBy(() -> serde.deserializer().deserialize(TOPIC, new byte[] {1}))
        .withMessageContaining("run-status cannot be read as Place");
  }
}
