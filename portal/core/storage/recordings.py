"""Audio and video: played from the start, followed to the end, and packed anew without tags and covers.

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

from portal.core.storage.formats import Packing, packing_for
from portal.core.storage.integrity import is_cut_off, promised_mp3_frames
from portal.core.storage.kinds import Format, Kind, Unfit, UnfitFile
from portal.core.storage.pictures import FULL, MOST_PIXELS, THUMBNAIL, plain, written

SHORTEST = 0.5  # seconds
FRAMES_PLAYED = 30
PACKETS_TRIED = 300
WHOLE = 0.9  # share of the announced length that must be there: headers round

MUXING = {"fflags": "+bitexact", "movflags": "+faststart", "id3v2_version": "0"}  # no mark of ours, plays at once

Chosen = list[AudioStream | VideoStream]


@dataclass
class Packed:
    path: str
    packing: Packing
    is_video: bool
    starts_at: int = 0  # byte of the upload with the first packet
    n_packets: int = 0
    seconds: float = 0.0


def decode(upload: Path, form: Format, target: str) -> dict[str, Any]:
    if is_cut_off(upload, form):
        raise UnfitFile(Unfit.TRUNCATED)
    try:
        with _opened(upload, form) as recording:
            chosen = _chosen(recording)
            frames = [_played(upload, form, stream.index) for stream in chosen]
            packed = _packed(recording, chosen, form, target)
            _check_whole(recording, packed, promised_mp3_frames(upload, packed.starts_at))
            return _described(packed, next((_written(frame, target) for frame in frames if frame), []))
    except av.FFmpegError as error:
        raise UnfitFile(Unfit.UNREADABLE) from error


def _opened(upload: Path, form: Format) -> InputContainer:
    options = {"protocol_whitelist": "file", "max_pixels": str(MOST_PIXELS)}
    return av.open(f"file:{upload}", format=form.value, options=options, metadata_errors="ignore")


def _chosen(recording: InputContainer) -> Chosen:
    """The first moving pictures and the first sound; covers, subtitles and places (phones record them) stay behind."""
    videos = [video for video in recording.streams.video if not video.disposition & Disposition.attached_pic]
    chosen: Chosen = [*videos[:1], *recording.streams.audio[:1]]
    if not chosen:
        raise UnfitFile(Unfit.NOTHING_TO_PLAY)
    return chosen


def _played(upload: Path, form: Format, index: int) -> VideoFrame | None:
    """Decodes the beginning of one stream; of pictures, the last one of it."""
    n_frames, last = 0, None
    with _opened(upload, form) as recording:
        stream = recording.streams[index]
        stream.codec_context.thread_count = 1
        for n_packets, packet in enumerate(recording.demux(stream)):
            with suppress(av.InvalidDataError):  # players skip a bad packet, too
                for frame in packet.decode():
                    n_frames, last = n_frames + 1, frame
            if n_frames >= FRAMES_PLAYED or n_packets >= PACKETS_TRIED:
                break
    if not n_frames:
        raise UnfitFile(Unfit.UNREADABLE)
    return last if isinstance(last, VideoFrame) else None


def _packed(recording: InputContainer, chosen: Chosen, form: Format, target: str) -> Packed:
    """Copies the chosen streams, and nothing else, into a new file."""
    video = {s.codec_context.codec.canonical_name for s in chosen if isinstance(s, VideoStream)}
    audio = {s.codec_context.codec.canonical_name for s in chosen if isinstance(s, AudioStream)}
    packing = packing_for(form, video, audio)
    path = f"{target}-full{packing.video_suffix if video else packing.audio_suffix}"
    packed = Packed(path, packing, is_video=bool(video))
    with av.open(f"file:{path}", "w", format=packing.muxer, container_options=MUXING) as result:
        _copy(recording, {stream.index: _twin(stream, result) for stream in chosen}, result, packed)
    return packed


def _twin(stream: AudioStream | VideoStream, result: OutputContainer) -> Stream:
    twin = result.add_stream_from_template(stream, opaque=True)
    if stream.codec_context.codec.canonical_name == "hevc":
        twin.codec_context.codec_tag = "hvc1"  # the only name under which Safari plays it
    twin.metadata.clear()
    return twin


def _copy(recording: InputContainer, twins: dict[int, Stream], result: OutputContainer, packed: Packed) -> None:
    for packet in recording.demux([recording.streams[index] for index in twins]):
        if not packet.size:
            continue
        if packet.is_corrupt:
            raise UnfitFile(Unfit.TRUNCATED)
        if not packed.n_packets:
            packed.starts_at = packet.pos or 0
        packed.n_packets += 1
        if packet.pts is not None and packet.time_base is not None:
            packed.seconds = max(packed.seconds, float((packet.pts + (packet.duration or 0)) * packet.time_base))
        packet.stream = twins[packet.stream_index]
        result.mux(packet)


def _check_whole(recording: InputContainer, packed: Packed, promised_frames: int | None) -> None:
    """Raises UnfitFile when there is less than the file announces, or too little to be a recording."""
    trusted = packed.packing.muxer not in ("mp3", "ogg")  # there FFmpeg's length is a guess
    announced = (recording.duration or 0) / 1_000_000 if trusted else 0
    if packed.seconds < announced * WHOLE or packed.n_packets < (promised_frames or 0) * WHOLE:
        raise UnfitFile(Unfit.TRUNCATED)
    if packed.seconds < SHORTEST:
        raise UnfitFile(Unfit.TOO_SHORT)


def _written(frame: VideoFrame, target: str) -> list[dict[str, Any]]:
    upright = frame.to_image().rotate(frame.rotation, expand=True)  # type: ignore[no-untyped-call]  # as PyAV ships it
    return written(plain(upright), target, {"preview": FULL, "thumbnail": THUMBNAIL})


def _described(packed: Packed, poster: list[dict[str, Any]]) -> dict[str, Any]:
    kind, mime = Kind.AUDIO, packed.packing.audio_mime
    if packed.is_video:
        kind, mime = Kind.VIDEO, packed.packing.video_mime
    size = {side: poster[0][side] for side in ("width", "height")} if poster else {}
    full = {"name": "full", "path": packed.path, "mime": mime, **size}
    return {"kind": kind, "seconds": round(packed.seconds, 3), "variants": [full, *poster]}
