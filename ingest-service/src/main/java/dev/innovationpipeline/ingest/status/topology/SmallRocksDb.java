package dev.innovationpipeline.ingest.status.topology;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;

/**
 * A store with bounded memory outside the heap: some 25 MB, where Kafka Streams' defaults allow 98
 * MB. The least recently asked statuses cost a read from disk.
 */
public final class SmallRocksDb implements RocksDBConfigSetter {

  private static final long BLOCK_CACHE_BYTES = 8L << 20;
  private static final long WRITE_BUFFER_BYTES = 8L << 20;
  private static final int WRITE_BUFFERS = 2;
  private static final int BLOOM_BITS_PER_KEY = 10;

  /** Of a write buffer. Most questions are for new runs, which are in none. */
  private static final double BLOOM_SHARE = 0.02;

  /** Overwritten data, such as the status of a forgotten run, is off the disk after as long. */
  private static final Duration MAX_AGE_OF_OVERWRITTEN = Duration.ofHours(12);

  private @Nullable Cache cache;
  private @Nullable BloomFilter filter;

  @Override
  public void setConfig(String storeName, Options options, Map<String, Object> configs) {
    cache = new LRUCache(BLOCK_CACHE_BYTES);
    filter = new BloomFilter(BLOOM_BITS_PER_KEY);
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(cache);
    table.setCacheIndexAndFilterBlocks(true);
    table.setFilterPolicy(filter);
    options.setTableFormatConfig(table);
    options.setWriteBufferSize(WRITE_BUFFER_BYTES);
    options.setMaxWriteBufferNumber(WRITE_BUFFERS);
    options.setMemtablePrefixBloomSizeRatio(BLOOM_SHARE);
    options.setMemtableWholeKeyFiltering(true);
    options.setCompressionType(CompressionType.LZ4_COMPRESSION);
    options.setPeriodicCompactionSeconds(MAX_AGE_OF_OVERWRITTEN.toSeconds());
  }

  @Override
  public void close(String storeName, Options options) {
    if (cache != null) {
      cache.close();
    }
    if (filter != null) {
      filter.close();
    }
  }
}
