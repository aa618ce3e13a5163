"""Audio and video: the beginning decoded, the whole remuxed into a new file without tags and covers.

Sound and pictures are copied, not encoded again. Demuxers are named one by one and read local files only.
"""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import av
from av.audio.stream import AudioStream
from av.container import InputContainer, OutputContainer
from av.stream import Disposition, Stream
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from portal.core.storage.formats import OutputFormat, output_format_for
from portal.core.storage.integrity import announced_mp3_frames, is_cut_off
from portal.core.storage.kinds import Format, Kind, Unfit, UnfitFile
from portal.core.storage.pictures import FULL, MOST_PIXELS, THUMBNAIL, plain, written

SHORTEST = 0.5  # seconds
FRAMES_DECODED = 30
PACKETS_TRIED = 300
COMPLETE = 0.9  # share of the announced length that must be there: headers round

# No name of the muxer in the file; it plays before all of it is loaded.
MUXING = {"fflags": "+bitexact", "movflags": "+faststart", "id3v2_version": "0"}

Chosen = list[AudioStream | VideoStream]


@dataclass
class Remuxed:
    """The new file, and what was counted while it was written."""

    path: str
    output: OutputFormat
    is_video: bool
    starts_at: int = 0  # byte of the upload with the first packet
    n_packets: int = 0
    seconds: float = 0.0


def decode(upload: Path, file_format: Format, target: str) -> dict[str, Any]:
    if is_cut_off(upload, file_format):
        raise UnfitFile(Unfit.TRUNCATED)
    try:
        with _opened(upload, file_format) as recording:
            chosen = _chosen(recording)
            frames = [_last_decoded(upload, file_format, stream.index) for stream in chosen]
            remuxed = _remuxed(recording, chosen, file_format, target)
            _check_complete(recording, remuxed, announced_mp3_frames(upload, remuxed.starts_at))
            return _result(remuxed, next((_poster(frame, target) for frame in frames if frame), []))
    except av.FFmpegError as error:
        raise UnfitFile(Unfit.UNREADABLE) from error


def _opened(upload: Path, file_format: Format) -> InputContainer:
    options = {"protocol_whitelist": "file", "max_pixels": str(MOST_PIXELS)}
    return av.open(f"file:{upload}", format=file_format.value, options=options, metadata_errors="ignore")


def _chosen(recording: InputContainer) -> Chosen:
    """The first video and the first audio stream; covers, subtitles and places (phones record them) are left out."""
    videos = [video for video in recording.streams.video if not video.disposition & Disposition.attached_pic]
    chosen: Chosen = [*videos[:1], *recording.streams.audio[:1]]
    if not chosen:
        raise UnfitFile(Unfit.NOTHING_TO_PLAY)
    return chosen


def _last_decoded(upload: Path, file_format: Format, index: int) -> VideoFrame | None:
    """Decodes the beginning of one stream; returns the last frame of it when it is video."""
    n_frames, last = 0, None
    with _opened(upload, file_format) as recording:
        stream = recording.streams[index]
        stream.codec_context.thread_count = 1
        for n_packets, packet in enumerate(recording.demux(stream)):
            with suppress(av.InvalidDataError):  # players skip a bad packet, too
                for frame in packet.decode():
                    n_frames, last = n_frames + 1, frame
            if n_frames >= FRAMES_DECODED or n_packets >= PACKETS_TRIED:
                break
    if not n_frames:
        raise UnfitFile(Unfit.UNREADABLE)
    return last if isinstance(last, VideoFrame) else None


def _remuxed(recording: InputContainer, chosen: Chosen, file_format: Format, target: str) -> Remuxed:
    """Copies the chosen streams, and nothing else, into a new file."""
    video = {s.codec_context.codec.canonical_name for s in chosen if isinstance(s, VideoStream)}
    audio = {s.codec_context.codec.canonical_name for s in chosen if isinstance(s, AudioStream)}
    output = output_format_for(file_format, video, audio)
    path = f"{target}-full{output.video_suffix if video else output.audio_suffix}"
    remuxed = Remuxed(path, output, is_video=bool(video))
    with av.open(f"file:{path}", "w", format=output.muxer, container_options=MUXING) as result:
        _copy(recording, {stream.index: _copied_stream(stream, result) for stream in chosen}, result, remuxed)
    return remuxed


def _copied_stream(stream: AudioStream | VideoStream, result: OutputContainer) -> Stream:
    copy = result.add_stream_from_template(stream, opaque=True)
    if stream.codec_context.codec.canonical_name == "hevc":
        copy.codec_context.codec_tag = "hvc1"  # the only name under which Safari plays it
    copy.metadata.clear()
    return copy


def _copy(recording: InputContainer, copies: dict[int, Stream], result: OutputContainer, remuxed: Remuxed) -> None:
    for packet in recording.demux([recording.streams[index] for index in copies]):
        if not packet.size:
            continue
        if packet.is_corrupt:
            raise UnfitFile(Unfit.TRUNCATED)
        if not remuxed.n_packets:
            remuxed.starts_at = packet.pos or 0
        remuxed.n_packets += 1
        if packet.pts is not None and packet.time_base is not None:
            remuxed.seconds = max(remuxed.seconds, float((packet.pts + (packet.duration or 0)) * packet.time_base))
        packet.stream = copies[packet.stream_index]
        result.mux(packet)


def _check_complete(recording: InputContainer, remuxed: Remuxed, announced_frames: int | None) -> None:
    """Raises UnfitFile when there is less than the file announces, or too little to be a recording."""
    is_reliable = remuxed.output.muxer not in ("mp3", "ogg")  # there FFmpeg's length is a guess
    announced = (recording.duration or 0) / 1_000_000 if is_reliable else 0
    if remuxed.seconds < announced * COMPLETE or remuxed.n_packets < (announced_frames or 0) * COMPLETE:
        raise UnfitFile(Unfit.TRUNCATED)
    if remuxed.seconds < SHORTEST:
        raise UnfitFile(Unfit.TOO_SHORT)


def _poster(frame: VideoFrame, target: str) -> list[dict[str, Any]]:
    upright = frame.to_image().rotate(frame.rotation, expand=True)  # type: ignore[no-untyped-call]  # as PyAV ships it
    return written(plain(upright), target, {"preview": FULL, "thumbnail": THUMBNAIL})


def _result(remuxed: Remuxed, poster: list[dict[str, Any]]) -> dict[str, Any]:
    kind, mime = Kind.AUDIO, remuxed.output.audio_mime
    if remuxed.is_video:
        kind, mime = Kind.VIDEO, remuxed.output.video_mime
    size = {side: poster[0][side] for side in ("width", "height")} if poster else {}
    full = {"name": "full", "path": remuxed.path, "mime": mime, **size}
    return {"kind": kind, "seconds": round(remuxed.seconds, 3), "variants": [full, *poster]}
