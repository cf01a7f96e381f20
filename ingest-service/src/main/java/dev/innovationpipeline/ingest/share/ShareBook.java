package dev.innovationpipeline.ingest.share;

import dev.innovationpipeline.ingest.share.ShareViews.Views;
import dev.innovationpipeline.schema.wire.EventCodec;
import dev.innovationpipeline.schema.wire.EventKey;
import dev.innovationpipeline.schema.wire.WireJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.core.JacksonException;

/**
 * All links, as this instance has read them. A link is under {@code RUN#ID}, an instance's total of
 * its views under {@code RUN#ID#INSTANCE}, so that an erasure finds them by the id of the run.
 */
final class ShareBook {

  private final String topic;
  private final ShareViews views;
  private final ConcurrentMap<String, ShareLink> byId = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, ShareLink> byHash = new ConcurrentHashMap<>();

  ShareBook(String topic, ShareViews views) {
    this.topic = topic;
    this.views = views;
  }

  ShareViews views() {
    return views;
  }

  /** Takes up a record of the topic. */
  void receive(ConsumerRecord<String, byte[]> message) {
    String[] key = message.key() == null ? new String[0] : message.key().split("#", 3);
    if (key.length < 2) {
      return;
    }
    String id = key[1];
    try {
      if (key.length == 2) {
        if (message.value() == null) {
          remove(id);
        } else {
          put(WireJson.MAPPER.readValue(message.value(), ShareLink.class));
        }
      } else if (message.value() != null) {
        views.receive(id, key[2], WireJson.MAPPER.readValue(message.value(), Views.class));
      }
    } catch (JacksonException | NullPointerException e) {
      throw new IllegalArgumentException("The record " + message.key() + " is no share link.", e);
    }
  }

  /** A link that is once revoked stays so, whatever an older record says. */
  private void put(ShareLink link) {
    ShareLink kept =
        byId.merge(link.id(), link, (before, now) -> before.revokedAt() == null ? now : before);
    byHash.put(kept.tokenHash(), kept);
  }

  private void remove(String id) {
    ShareLink gone = byId.remove(id);
    if (gone != null) {
      byHash.remove(gone.tokenHash());
    }
    views.forget(id);
  }

  Optional<ShareLink> byToken(String token) {
    String hash = ShareLink.hash(token);
    return Optional.ofNullable(byHash.get(hash)).filter(link -> link.isOf(hash));
  }

  Optional<ShareLink> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  Collection<ShareLink> all() {
    return List.copyOf(byId.values());
  }

  ProducerRecord<String, byte[]> toRecord(ShareLink link) {
    return new ProducerRecord<>(topic, keyOf(link), WireJson.MAPPER.writeValueAsBytes(link));
  }

  ProducerRecord<String, byte[]> toRecord(ShareLink link, Views own) {
    return new ProducerRecord<>(
        topic,
        keyOf(link) + EventKey.SEPARATOR + views.instance(),
        WireJson.MAPPER.writeValueAsBytes(own));
  }

  /** Tombstones of the links that ended before a time, and of their views. */
  List<ProducerRecord<String, byte[]>> tombstones(Instant endedBefore) {
    List<ProducerRecord<String, byte[]>> tombstones = new ArrayList<>();
    for (ShareLink link : all()) {
      if (link.endsAt().isBefore(endedBefore)) {
        views
            .instancesOf(link.id())
            .forEach(
                instance ->
                    tombstones.add(
                        EventCodec.tombstone(topic, keyOf(link) + EventKey.SEPARATOR + instance)));
        tombstones.add(EventCodec.tombstone(topic, keyOf(link)));
      }
    }
    return tombstones;
  }

  private static String keyOf(ShareLink link) {
    return link.runId() + EventKey.SEPARATOR + link.id();
  }
}
